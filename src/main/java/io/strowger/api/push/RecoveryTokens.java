package io.strowger.api.push;

import java.security.SecureRandom;

/** The digits behind a recovery code: each as likely as any other, none to be foreseen. */
final class RecoveryTokens {

    /** How many digits a token has (docs/protocols/push.md, "Recovery"). */
    static final int DIGITS = 5;

    private static final int TOKENS = 100_000;

    private final SecureRandom random;

    RecoveryTokens(SecureRandom random) {
        this.random = random;
    }

    String next() {
        String digits = Integer.toString(TOKENS + random.nextInt(TOKENS));
        return digits.substring(1);
    }
}
