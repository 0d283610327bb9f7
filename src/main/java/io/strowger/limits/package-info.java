/**
 * How often something may happen and how much may be under way at once, by whom or to whom.
 *
 * <p>In come a key and the time; out goes yes, or how long to wait. Everything here is in memory,
 * bounded, and may be used by every thread but {@link io.strowger.limits.PerAccountConcurrency},
 * which is a loop's own; at a bound the key used least recently is counted anew, which refuses
 * nobody.
 *
 * <p>May use the JDK alone. Begin reading at {@link io.strowger.limits.SlidingWindows} and {@link
 * io.strowger.limits.ConcurrencyLimits}.
 */
@NullMarked
package io.strowger.limits;

import org.jspecify.annotations.NullMarked;
