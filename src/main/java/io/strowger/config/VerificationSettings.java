package io.strowger.config;

import io.strowger.core.verify.GuessRule;
import io.strowger.core.verify.VerificationRules;
import io.strowger.limits.Quota;
import io.strowger.limits.WindowLimit;
import java.time.Duration;

/**
 * Verification codes (docs/protocols/verification.md).
 *
 * @param life from when on a code is not valid any more
 * @param guesses how many guesses of a code are evaluated, 5 at most
 * @param keepRefs how long a {@code client_ref} stays used, a day at least
 * @param refs how many refs are used at once
 * @param perNumber codes that an account may ask for to one number
 * @param perPrefix codes that an account may ask for to numbers that begin alike
 * @param prefixDigits how many digits make numbers alike
 * @param perToken codes that may be asked for with one token
 * @param perAddress requests from one address
 */
public record VerificationSettings(
        Duration life,
        int guesses,
        Duration keepRefs,
        Quota refs,
        WindowLimit perNumber,
        WindowLimit perPrefix,
        int prefixDigits,
        WindowLimit perToken,
        WindowLimit perAddress) {

    private static final WindowLimit NONE = new WindowLimit(0, Duration.ofMinutes(10));

    /**
     * What traffic is usual differs, so that only the limit of a number is set
     * (docs/protocols/verification.md, "Limits").
     */
    public static final VerificationSettings DEFAULTS =
            new VerificationSettings(
                    Duration.ofMinutes(5),
                    GuessRule.DEFAULT.most(),
                    Duration.ofMillis(VerificationRules.DEFAULTS.keptMillis()),
                    Quota.of(40_000_000),
                    new WindowLimit(
                            VerificationRules.DEFAULTS.mostPerNumber(),
                            Duration.ofMillis(VerificationRules.DEFAULTS.numberWithinMillis())),
                    NONE,
                    5,
                    NONE,
                    NONE);

    /** What the store has to hold to. */
    public VerificationRules rules() {
        return new VerificationRules(
                new GuessRule(guesses),
                perNumber.most(),
                perNumber.within().toMillis(),
                keepRefs.toMillis());
    }
}
