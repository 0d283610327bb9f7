package io.strowger.core.text;

/**
 * Whole numbers in the digits 0 to 9. The JDK's own parsers take the digits of every script, so
 * that two who read the same text need not read the same number.
 */
public final class Decimal {

    private Decimal() {}

    /** Whether a character is one of 0 to 9. */
    public static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Whether a text is made of digits only, and has one. */
    public static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(Decimal::isDigit);
    }

    /**
     * Reads digits with a sign in front or none.
     *
     * @throws NumberFormatException when the text is anything else, or does not fit; the message
     *     does not hold the text
     */
    public static int parseInt(String text) {
        long number = parseLong(text);
        if (number != (int) number) {
            throw new NumberFormatException("this number does not fit 32 bits");
        }
        return (int) number;
    }

    /**
     * Reads digits with a sign in front or none.
     *
     * @throws NumberFormatException when the text is anything else, or does not fit; the message
     *     does not hold the text
     */
    public static long parseLong(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        if (!isNumber(signed ? text.substring(1) : text)) {
            throw new NumberFormatException("this is not a whole number");
        }
        return Long.parseLong(text);
    }
}
