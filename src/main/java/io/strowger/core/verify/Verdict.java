package io.strowger.core.verify;

/**
 * What a guess comes to, with what is answered to it (docs/protocols/verification.md, "Validate").
 */
public enum Verdict {
    /** It was right, and the first that was: HTTP 200, status 0. */
    VALID,

    /** It was evaluated and wrong: 422, status −54. */
    WRONG,

    /** The code was validated before: 422, status −54. */
    USED,

    /** The code's life is over: HTTP 200, status −53. */
    EXPIRED,

    /** As many guesses as are allowed were evaluated, none of them right: 429, status −54. */
    TOO_MANY
}
