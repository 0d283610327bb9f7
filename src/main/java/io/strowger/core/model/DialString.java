package io.strowger.core.model;

import java.util.Optional;

/**
 * What a subscriber typed to begin a session: one to three of {@code *} and {@code #}, a segment of
 * digits, perhaps more segments joined by {@code *}, and a {@code #} ({@code *713*1*2#}). The
 * segments behind the first may be anything ({@code *713*Ama#}), and empty, because subscribers
 * press {@code *} once too often. Networks strip the {@code #} at the end, or leave the signs in
 * front to a field of their own: then they are put back (docs/protocols/common.md, "Service
 * codes").
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

    /**
     * Reads what was typed, blanks around it trimmed, with or without the {@code #} at the end;
     * empty when it is not a dial string.
     */
    public static Optional<DialString> parse(String typed) {
        String text = typed.strip();
        if (isDialString(text)) {
            return Optional.of(new DialString(text));
        }
        String closed = text + '#';
        return isDialString(closed) ? Optional.of(new DialString(closed)) : Optional.empty();
    }

    /**
     * What was dialled when the network names the code beside it: the dial string itself, with or
     * without the signs around it, or nothing but the code. Empty when it is something else.
     *
     * @param code in any spelling, as {@code 713}, {@code 713#} and {@code *713}; empty when none
     *     is named
     * @param typed which may be empty
     */
    public static Optional<DialString> parse(String code, String typed) {
        Optional<DialString> whole = parse(typed);
        if (whole.isPresent() || code.isBlank()) {
            return whole;
        }
        String text = typed.strip();
        Optional<DialString> dialled = parse(inFront(code.strip()));
        return dialled.flatMap(
                one -> one.repeatedBy(text) ? one.withSigns(text) : Optional.empty());
    }

    /** The same, and whatever else was typed is what follows the code. */
    public static Optional<DialString> following(String code, String typed) {
        Optional<DialString> whole = parse(code, typed);
        return whole.isPresent()
                ? whole
                : parse(code, "")
                        .flatMap(one -> one.withSigns(one.segments() + '*' + typed.strip()));
    }

    private static String inFront(String code) {
        return prefixLength(code) == 0 ? '*' + code : code;
    }

    /** Whether a text is nothing, or the same without the signs in front, and perhaps more. */
    private boolean repeatedBy(String typed) {
        int length = end() - start();
        return typed.isEmpty()
                || (typed.startsWith(segments())
                        && (typed.length() == length || "*#".indexOf(typed.charAt(length)) >= 0));
    }

    private Optional<DialString> withSigns(String typed) {
        return typed.isEmpty() ? Optional.of(this) : parse(text.substring(0, start()) + typed);
    }

    /** Index in {@link #text} of the first digit. */
    public int start() {
        return prefixLength(text);
    }

    /** Index in {@link #text} of the closing {@code #}. */
    public int end() {
        return text.length() - 1;
    }

    /** The text between the signs in front and the closing {@code #}. */
    public String segments() {
        return text.substring(start(), end());
    }

    private static boolean isDialString(String text) {
        int last = text.length() - 1;
        if (last >= MAX_LENGTH || last < 0 || text.charAt(last) != '#') {
            return false;
        }
        int start = prefixLength(text);
        if (start == 0 || start > MAX_PREFIX || start >= last) {
            return false;
        }
        int end = start;
        while (isDigit(text.charAt(end))) {
            end++; // at the closing sign at the latest
        }
        return end > start && (end == last || text.charAt(end) == '*');
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
