package io.strowger.core.model;

/**
 * A subscriber's number in its canonical form: international digits without {@code +} (ITU-T
 * E.164), 5 to 15 of them, the first not zero. It is kept as a number because millions are held at
 * once.
 *
 * <p>{@link #toString} is masked, so that a whole number never slips into a log; {@link #digits}
 * gives it in the clear.
 *
 * @param number the digits, read as a decimal number
 */
public record Msisdn(long number) {

    /** Fewest digits of a canonical number. */
    public static final int MIN_DIGITS = 5;

    /** Most digits of a canonical number (E.164, section 6.1). */
    public static final int MAX_DIGITS = 15;

    private static final long LOWEST = 10_000L;
    private static final long HIGHEST = 999_999_999_999_999L;
    private static final int SHOWN = 4;

    /**
     * @throws IllegalArgumentException when the number has fewer than 5 or more than 15 digits
     */
    public Msisdn {
        if (number < LOWEST || number > HIGHEST) {
            throw new IllegalArgumentException("an MSISDN has 5 to 15 digits");
        }
    }

    /**
     * Reads canonical digits; other spellings are the business of {@code io.strowger.numbering}.
     *
     * @throws IllegalArgumentException when the text is not 5 to 15 digits with a first one that is
     *     not zero; the message does not hold the text
     */
    public static Msisdn of(String digits) {
        int length = digits.length();
        if (length < MIN_DIGITS || length > MAX_DIGITS) {
            throw new IllegalArgumentException("an MSISDN has 5 to 15 digits");
        }
        if (digits.charAt(0) == '0') {
            throw new IllegalArgumentException("an MSISDN does not begin with zero");
        }
        return new Msisdn(decimal(digits));
    }

    private static long decimal(String digits) {
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("an MSISDN is made of digits only");
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** The canonical digits in the clear, for instance {@code 233200585542}. */
    public String digits() {
        return Long.toString(number);
    }

    /** The number with all but its last four digits hidden: {@code ••••••••5542}. */
    public String masked() {
        String digits = digits();
        int hidden = digits.length() - SHOWN;
        return "•".repeat(hidden) + digits.substring(hidden);
    }

    /**
     * A text of others with this number hidden in it, however it is spelt there; all but the last
     * four digits. A text without it stays as it is.
     */
    public String maskedIn(String text) {
        return NumberMask.masked(digits(), text);
    }

    @Override
    public String toString() {
        return masked();
    }
}
