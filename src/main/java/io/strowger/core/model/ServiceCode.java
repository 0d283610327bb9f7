package io.strowger.core.model;

import java.util.Set;

/**
 * A service code as it is allotted, in its canonical form: the segments joined by {@code *},
 * without the prefix in front and the {@code #} behind ({@code 713}, {@code 711*2}).
 *
 * <p>All spellings of one code ({@code 713}, {@code *713#}, {@code #713#}) are equal.
 *
 * @param segments one or more runs of digits, joined by {@code *}
 */
public record ServiceCode(String segments) {

    /**
     * Most characters of the canonical form: what fits a dial string with {@code *} and {@code #}.
     */
    public static final int MAX_LENGTH = DialString.MAX_LENGTH - 2;

    /**
     * First segments of the codes that handsets act on themselves (3GPP TS 22.030, annexes B, C).
     */
    private static final Set<String> PHONE_CODES =
            Set.of("06", "21", "31", "33", "35", "43", "61", "62", "67");

    /**
     * @throws IllegalArgumentException when the segments are not canonical; the message says why
     */
    public ServiceCode {
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("a service code needs digits");
        }
        if (segments.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a service code has at most " + MAX_LENGTH + " characters");
        }
        requireDigitsAndStars(segments);
    }

    private static void requireDigitsAndStars(String segments) {
        char before = '*';
        for (int i = 0; i < segments.length(); i++) {
            char c = segments.charAt(i);
            if (c != '*' && !DialString.isDigit(c)) {
                throw new IllegalArgumentException(
                        "a service code holds only digits, * and #, as in *713# or 711*2");
            }
            requireSegment(c, before);
            before = c;
        }
        requireSegment('*', before);
    }

    private static void requireSegment(char c, char before) {
        if (c == '*' && before == '*') {
            throw new IllegalArgumentException("a service code has digits around every inner *");
        }
    }

    /**
     * Reads any spelling of a code: bare segments ({@code 713}, {@code 711*2}) or one to three of
     * {@code *} and {@code #}, the segments and a {@code #} ({@code *713#}, {@code #7782*8#}).
     * Blanks around it are trimmed.
     *
     * @throws IllegalArgumentException when it is not a spelling of a code; the message says why
     */
    public static ServiceCode parse(String text) {
        String code = text.strip();
        int prefix = DialString.prefixLength(code);
        boolean closed = prefix < code.length() && code.endsWith("#");
        if (prefix == 0 && !closed) {
            return new ServiceCode(code);
        }
        if (prefix == 0 || !closed) {
            throw new IllegalArgumentException(
                    "a service code has both a * or # in front and a # behind, or neither");
        }
        if (prefix > DialString.MAX_PREFIX) {
            throw new IllegalArgumentException(
                    "a service code has at most three of * and # in front");
        }
        return new ServiceCode(code.substring(prefix, code.length() - 1));
    }

    /**
     * Whether handsets act on this code themselves, so that it never reaches a network's USSD
     * gateway (or must not): the first segment decides, whatever the prefix ({@code *#06#}, {@code
     * *21*…#}, {@code ##61#}).
     */
    public boolean reserved() {
        return PHONE_CODES.contains(shortCode());
    }

    /** The first segment, which applications may share that keywords tell apart. */
    public String shortCode() {
        int end = segments.indexOf('*');
        return end == -1 ? segments : segments.substring(0, end);
    }

    /** The form that applications see as {@code ServiceCode}: {@code 711*2}. */
    public String wire() {
        return segments;
    }

    /** The form that a subscriber dials: {@code *711*2#}. */
    public String dial() {
        return "*" + segments + "#";
    }

    @Override
    public String toString() {
        return dial();
    }
}
