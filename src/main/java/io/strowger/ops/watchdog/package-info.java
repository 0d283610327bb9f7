/**
 * Ends a process that has run out of memory, which would else go on and answer nothing.
 *
 * <p>In come log events and the states of event loops; out goes an exit code that a supervisor
 * knows. Netty and Vert.x catch the error wherever it is met, and log it: an event loop that met it
 * goes on, or is dead and silent, and the acceptor accepts no more. So whatever is logged with such
 * an error ends the process, and so does an event loop that has ended.
 *
 * <p>May use logback, Netty and Vert.x. Begin reading at {@code OutOfMemoryFilter} and {@link
 * io.strowger.ops.watchdog.LoopWatchdog}.
 */
@NullMarked
package io.strowger.ops.watchdog;

import org.jspecify.annotations.NullMarked;
