package io.strowger.core.verify;

/**
 * What a code is made of ({@code code_type}; docs/protocols/verification.md).
 *
 * <p>A code whose case does not count has capital letters only, which are the easier to read.
 * Characters that look alike never stand in one alphabet, because people copy codes from one screen
 * to another: with digits among the letters there are neither {@code 0 O o} nor {@code 1 I l}, and
 * with both cases there are neither {@code I} nor {@code l}.
 */
public enum CodeType {
    NUMERIC("0123456789", "0123456789"),
    ALPHA("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ABCDEFGHJKLMNOPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"),
    ALPHANUMERIC(
            "23456789ABCDEFGHJKLMNPQRSTUVWXYZ",
            "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz");

    private final String folded;
    private final String exact;

    CodeType(String folded, String exact) {
        this.folded = folded;
        this.exact = exact;
    }

    /** The characters of which each is as likely as any other. */
    public String alphabet(boolean caseSensitive) {
        return caseSensitive ? exact : folded;
    }
}
