package io.strowger.core.text;

import java.util.Arrays;

/**
 * The default alphabet of GSM with its extension table (3GPP TS 23.038, sections 6.2.1 and
 * 6.2.1.1).
 *
 * <p>Septets are held one a byte, values 0 to 127, before {@link SeptetPacking} packs them.
 */
public final class GsmAlphabet {

    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅå"
                    + "Δ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ"
                    + " !\"#¤%&'()*+,-./"
                    + "0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNO"
                    + "PQRSTUVWXYZÄÖÑÜ§"
                    + "¿abcdefghijklmno"
                    + "pqrstuvwxyzäöñüà";

    private static final String EXTENDED_CHARS = "\f^{}\\[~]|€";
    private static final byte[] EXTENDED_CODES = {
        0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65
    };

    private static final byte ESCAPE = 0x1B;

    /**
     * For every char: its septets, or -1; all chars have a place, so that no look-up is checked.
     */
    private static final byte[] SEPTETS = new byte[Character.MAX_VALUE + 1];

    /** The euro is the highest character of the alphabet. */
    private static final byte[] CODES = new byte['€' + 1];

    private static final char[] EXTENDED = new char[BASIC.length()];

    static {
        Arrays.fill(SEPTETS, (byte) -1);
        for (int code = 0; code < BASIC.length(); code++) {
            if (code != ESCAPE) {
                SEPTETS[BASIC.charAt(code)] = 1;
                CODES[BASIC.charAt(code)] = (byte) code;
            }
        }
        for (int i = 0; i < EXTENDED_CODES.length; i++) {
            char c = EXTENDED_CHARS.charAt(i);
            EXTENDED[EXTENDED_CODES[i]] = c;
            SEPTETS[c] = 2;
            CODES[c] = EXTENDED_CODES[i];
        }
    }

    private GsmAlphabet() {}

    /** Septets of one character: 1, 2 for the extension table, 0 when it is not in the alphabet. */
    public static int septetsOf(char c) {
        return Math.max(SEPTETS[c], 0);
    }

    /** Septets of a whole text, or {@link TextLength#NOT_GSM}; runs for every screen. */
    static int septetsOf(char[] text) {
        int septets = 0;
        int sign = 0;
        for (char c : text) {
            septets += SEPTETS[c];
            sign |= SEPTETS[c];
        }
        return sign < 0 ? TextLength.NOT_GSM : septets;
    }

    /**
     * The septets of a text, an escape and a code for each character of the extension table.
     *
     * @throws IllegalArgumentException when a character is not in the alphabet
     */
    public static byte[] encode(CharSequence text) {
        int length = TextLength.septets(text);
        if (length == TextLength.NOT_GSM) {
            throw new IllegalArgumentException("the text has a character outside the GSM alphabet");
        }
        byte[] septets = new byte[length];
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (septetsOf(c) == 2) {
                septets[at++] = ESCAPE;
            }
            septets[at++] = CODES[c];
        }
        return septets;
    }

    /**
     * The text of septets. As the standard asks of receivers, a code that the extension table lacks
     * is read from the default table, and an escape that leads nowhere is a space.
     *
     * @throws IllegalArgumentException when a value is not a septet
     */
    public static String decode(byte[] septets) {
        StringBuilder text = new StringBuilder(septets.length);
        int at = 0;
        while (at < septets.length) {
            int code = septet(septets, at++);
            if (code != ESCAPE) {
                text.append(BASIC.charAt(code));
            } else if (at == septets.length) {
                text.append(' ');
            } else {
                text.append(extended(septet(septets, at++)));
            }
        }
        return text.toString();
    }

    private static char extended(int code) {
        if (code == ESCAPE) {
            return ' ';
        }
        char c = EXTENDED[code];
        return c == 0 ? BASIC.charAt(code) : c;
    }

    private static int septet(byte[] septets, int at) {
        if (septets[at] < 0) {
            throw new IllegalArgumentException("a septet has seven bits");
        }
        return septets[at];
    }
}
