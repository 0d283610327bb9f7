package io.strowger.core.text;

/**
 * Whether a text fits a {@link TextLimit}, and if not, why. A text is delivered whole or refused.
 */
public sealed interface Fit {

    /** It fits: {@code length} units of its coding. */
    record Fits(Coding coding, int length) implements Fit {}

    /** It has {@code length} units of its coding where {@code limit} are allowed. */
    record TooLong(Coding coding, int length, int limit) implements Fit {}

    /** It holds half of a surrogate pair, so that it is no text at all. */
    record IllFormed() implements Fit {}
}
