package io.strowger.numbering;

import org.jspecify.annotations.Nullable;

/**
 * A number as it was spelt, without what only decorates it: blanks, {@code tel:} (also repeated, as
 * in {@code tel:+tel:+94…}) and the visual separators of RFC 3966, section 3.
 *
 * @param international whether a {@code +} stood in front
 * @param uri whether {@code tel:} did
 * @param digits ASCII digits, at least one
 */
record RawNumber(boolean international, boolean uri, String digits) {

    private static final String SCHEME = "tel:";
    private static final String SEPARATORS = "-.()";

    /** Longer texts are not looked at: nobody spells a number that long. */
    private static final int MAX_LENGTH = 64;

    /** The digits of E.164 and of the longest international prefix in front of them. */
    private static final int MAX_DIGITS = 19;

    /** The spelling, or null when the text is no number at all. */
    static @Nullable RawNumber of(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        int at = afterSchemes(text, 0);
        boolean international = false;
        while (at < text.length() && text.charAt(at) == '+') {
            int next = afterSchemes(text, at + 1);
            if (international && !followsScheme(text, at)) {
                return null;
            }
            international = true;
            at = next;
        }
        String digits = digits(text, at);
        boolean uri = text.lastIndexOf(':', at) >= 0;
        return digits == null ? null : new RawNumber(international, uri, digits);
    }

    private static boolean followsScheme(String text, int at) {
        return text.substring(0, at).stripTrailing().endsWith(":");
    }

    private static int afterSchemes(String text, int from) {
        int at = afterBlanks(text, from);
        while (text.regionMatches(true, at, SCHEME, 0, SCHEME.length())) {
            at = afterBlanks(text, at + SCHEME.length());
        }
        return at;
    }

    private static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static @Nullable String digits(String text, int from) {
        StringBuilder digits = new StringBuilder(MAX_DIGITS);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (!isBlank(c) && SEPARATORS.indexOf(c) < 0) {
                return null;
            }
        }
        return digits.isEmpty() || digits.length() > MAX_DIGITS ? null : digits.toString();
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
