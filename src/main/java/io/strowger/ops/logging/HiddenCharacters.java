package io.strowger.ops.logging;

import java.util.HexFormat;

/**
 * Characters that a reader of a log does not see, or that make him see something else: controls,
 * with line breaks and the escape of terminals among them, the separators of Unicode, and what
 * turns the direction of a text or is invisible (Unicode Standard, general categories Cc, Cf, Zl,
 * Zp, Cs). What comes from outside must neither begin a line of its own nor hide a part of one.
 */
final class HiddenCharacters {

    private static final int SUPPLEMENTARY = 0x1_0000;

    private HiddenCharacters() {}

    static boolean isHidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            default -> false;
        };
    }

    /**
     * Appends a text, hidden characters in the escapes of JSON: as {@code \n}, <code>\u202e</code>.
     */
    static void appendEscaped(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (isHidden(codePoint)) {
                line.append(escape(codePoint));
            } else {
                line.appendCodePoint(codePoint);
            }
        }
    }

    static String escape(int codePoint) {
        return switch (codePoint) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                    codePoint < SUPPLEMENTARY
                            ? unit((char) codePoint)
                            : unit(Character.highSurrogate(codePoint))
                                    + unit(Character.lowSurrogate(codePoint));
        };
    }

    private static String unit(char unit) {
        return "\\u" + HexFormat.of().toHexDigits(unit);
    }
}
