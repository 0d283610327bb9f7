/**
 * Ends a process that has run out of memory, which would else go on and answer nothing. Netty and
 * Vert.x catch the error wherever it is met, and log it: an event loop that met it goes on, or is
 * dead and silent, and the acceptor accepts no more. So whatever is logged with such an error ends
 * the process, and so does an event loop that has ended.
 */
@NullMarked
package io.strowger.ops.watchdog;

import org.jspecify.annotations.NullMarked;
