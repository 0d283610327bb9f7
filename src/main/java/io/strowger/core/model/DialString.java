package io.strowger.core.model;

import java.util.Optional;

/**
 * What a subscriber typed to begin a session: one to three of {@code *} and {@code #}, segments of
 * digits joined by {@code *}, and a {@code #} ({@code *713*1*2#}). The first segment has digits; a
 * later one may be empty, because subscribers press {@code *} once too often.
 *
 * <p>It may hold what a subscriber keeps to himself (a PIN dialled in one go): {@link #toString}
 * hides it.
 *
 * @param text the whole dial string as typed, without blanks around it
 */
public record DialString(String text) {

    /** Most characters of a USSD string (3GPP TS 23.038, section 5: 160 octets of septets). */
    public static final int MAX_LENGTH = 182;

    /** Most signs in front of the first digit. */
    static final int MAX_PREFIX = 3;

    /**
     * @throws IllegalArgumentException when the text is not a dial string
     */
    public DialString {
        if (!isDialString(text)) {
            throw new IllegalArgumentException("not a dial string such as *713#");
        }
    }

    /** Reads what was typed, blanks around it trimmed; empty when it is not a dial string. */
    public static Optional<DialString> parse(String typed) {
        String text = typed.strip();
        return isDialString(text) ? Optional.of(new DialString(text)) : Optional.empty();
    }

    /** Index in {@link #text} of the first digit. */
    public int start() {
        return prefixLength(text);
    }

    /** Index in {@link #text} of the closing {@code #}. */
    public int end() {
        return text.length() - 1;
    }

    private static boolean isDialString(String text) {
        if (text.length() > MAX_LENGTH || !text.endsWith("#")) {
            return false;
        }
        int start = prefixLength(text);
        if (start == 0 || start > MAX_PREFIX || start == text.length()) {
            return false;
        }
        return allDigitsAndStars(text, start, text.length() - 1);
    }

    private static boolean allDigitsAndStars(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c != '*' && !isDigit(c)) {
                return false;
            }
        }
        return true;
    }

    static int prefixLength(String text) {
        int i = 0;
        while (i < text.length() && (text.charAt(i) == '*' || text.charAt(i) == '#')) {
            i++;
        }
        return i;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public String toString() {
        return "DialString[" + text.length() + " characters]";
    }
}
