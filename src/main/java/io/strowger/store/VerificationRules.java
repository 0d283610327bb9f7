package io.strowger.store;

import io.strowger.core.verify.GuessRule;
import java.time.Duration;

/**
 * The settable rules of {@link VerificationCodes}.
 *
 * @param guesses how many guesses of a code are evaluated
 * @param mostPerNumber how many codes a number may be asked for within {@code numberWithinMillis}
 * @param keptMillis how long a ref is remembered from its request on; 24 h at least (notes.md,
 *     common rules)
 */
public record VerificationRules(
        GuessRule guesses, int mostPerNumber, long numberWithinMillis, long keptMillis) {

    /** Five requests in ten minutes, five guesses, thirty days. */
    public static final VerificationRules DEFAULTS =
            new VerificationRules(
                    GuessRule.DEFAULT,
                    5,
                    Duration.ofMinutes(10).toMillis(),
                    Duration.ofDays(30).toMillis());
}
