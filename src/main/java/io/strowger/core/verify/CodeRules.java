package io.strowger.core.verify;

import java.util.function.IntSupplier;

/** How a code is made, and when a typed one is the same (docs/protocols/verification.md). */
public final class CodeRules {

    /** Fewest characters of a code; fewer are status −57. */
    public static final int SHORTEST = 6;

    /** Most characters of a code; more are status −58. */
    public static final int LONGEST = 20;

    /** Characters of a code when its request does not say. */
    public static final int DEFAULT_LENGTH = 6;

    /** How many different values an {@code int} has. */
    private static final long VALUES = 1L << 32;

    private CodeRules() {}

    /**
     * Makes a code.
     *
     * @param chance gives each of all {@code int} values with the same likelihood, and is asked
     *     once a character, seldom more often
     * @throws IllegalArgumentException when the length is not from 6 to 20
     */
    public static String generate(
            CodeType type, int length, boolean caseSensitive, IntSupplier chance) {
        if (length < SHORTEST || length > LONGEST) {
            throw new IllegalArgumentException("a code has 6 to 20 characters");
        }
        String alphabet = type.alphabet(caseSensitive);
        StringBuilder code = new StringBuilder(length);
        while (code.length() < length) {
            code.append(alphabet.charAt(below(alphabet.length(), chance)));
        }
        return code.toString();
    }

    /**
     * A number from 0 up to {@code bound}. The last values, which do not fill a whole round of the
     * bound, are thrown away: a remainder of them would favour small numbers.
     */
    private static int below(int bound, IntSupplier chance) {
        long wholeRounds = VALUES - VALUES % bound;
        long value = Integer.toUnsignedLong(chance.getAsInt());
        while (value >= wholeRounds) {
            value = Integer.toUnsignedLong(chance.getAsInt());
        }
        return (int) (value % bound);
    }

    /**
     * The form in which codes are compared: blanks around it do not count, nor does the case of
     * {@code a} to {@code z} unless it is asked for. No other letter is folded, so that no language
     * has letters which are taken for these.
     */
    public static String normal(String code, boolean caseSensitive) {
        String trimmed = code.strip();
        if (caseSensitive) {
            return trimmed;
        }
        StringBuilder folded = new StringBuilder(trimmed);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c >= 'a' && c <= 'z') {
                folded.setCharAt(i, (char) (c - 'a' + 'A'));
            }
        }
        return folded.toString();
    }
}
