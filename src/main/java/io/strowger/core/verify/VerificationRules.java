package io.strowger.core.verify;

/**
 * What a store of codes holds to.
 *
 * @param guesses how many guesses of a code are evaluated
 * @param mostPerNumber how many codes a number may be asked for within {@code numberWithinMillis};
 *     0 is no limit
 * @param keptMillis how long a ref is remembered from its request on; 24 h at least
 *     (docs/protocols/common.md)
 */
public record VerificationRules(
        GuessRule guesses, int mostPerNumber, long numberWithinMillis, long keptMillis) {

    private static final long MINUTE = 60_000L;
    private static final long DAY = 24 * 60 * MINUTE;

    /**
     * Five guesses, and five requests in ten minutes (docs/protocols/verification.md); a ref is
     * used for thirty days.
     */
    public static final VerificationRules DEFAULTS =
            new VerificationRules(GuessRule.DEFAULT, 5, 10 * MINUTE, 30 * DAY);
}
