/**
 * When to try again: pauses that grow up to a bound, with a part that is different for everybody
 * who waits.
 *
 * <p>In come how often it was tried and a random number that the caller drew; out goes a pause. It
 * draws none itself and reads no clock, so that what it says can be tested to the millisecond.
 *
 * <p>May use the JDK alone. Begin reading at {@link io.strowger.core.retry.Backoff}.
 */
@NullMarked
package io.strowger.core.retry;

import org.jspecify.annotations.NullMarked;
