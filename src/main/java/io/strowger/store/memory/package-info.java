/**
 * The live sessions of one process, in striped tables with timer wheels.
 *
 * <p>In come states with the version that they were read at; out goes whether the put won, and
 * which deadlines have come. All event loops share the tables, a stripe's lock is held for
 * nanoseconds, and a million sessions take their bytes and not much more.
 *
 * <p>May use store and core.session. Begin reading at {@link
 * io.strowger.store.memory.MemorySessionStore}, then {@code SlotTable} and {@code DeadlineWheel}.
 */
@NullMarked
package io.strowger.store.memory;

import org.jspecify.annotations.NullMarked;
