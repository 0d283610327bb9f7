package io.strowger.core.verify;

/**
 * What a guess comes to; what is answered to each stands in one table
 * (docs/protocols/verification.md, "Validate").
 */
public enum Verdict {
    /** It was right, and the first that was. */
    VALID,

    /** It was evaluated and wrong. */
    WRONG,

    /** The code was validated before. */
    USED,

    /** The code's life is over. */
    EXPIRED,

    /** As many guesses as are allowed were evaluated, none of them right. */
    TOO_MANY
}
