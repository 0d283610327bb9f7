/**
 * What is kept for a while and then deleted, whatever it is: {@link
 * io.strowger.ops.retention.Cleaner} does the tasks one after another, a few rows or a file at a
 * time, and begins again after a pause. What is kept how long is in {@code
 * docs/operators/keeping.md}.
 */
@NullMarked
package io.strowger.ops.retention;

import org.jspecify.annotations.NullMarked;
