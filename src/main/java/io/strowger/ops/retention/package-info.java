/**
 * What is kept for a while and then deleted, whatever it is; how long stands in {@code
 * docs/operators/keeping.md}.
 *
 * <p>In come tasks from whoever keeps something; out goes what is over, a few rows or one file at a
 * time, so that nobody waits for it. A time that was made shorter deletes nothing for a day.
 *
 * <p>May use the store's interfaces and Vert.x. Begin reading at {@link
 * io.strowger.ops.retention.Cleaner}.
 */
@NullMarked
package io.strowger.ops.retention;

import org.jspecify.annotations.NullMarked;
