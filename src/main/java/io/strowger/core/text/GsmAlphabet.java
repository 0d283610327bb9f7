package io.strowger.core.text;

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
    private static final char EURO = '€';
    private static final byte EURO_CODE = 0x65;

    /** All characters of the alphabet but the euro are below this. */
    private static final int TABLE_SIZE = 0x400;

    private static final byte[] SEPTETS = new byte[TABLE_SIZE];
    private static final byte[] CODES = new byte[TABLE_SIZE];
    private static final char[] EXTENDED = new char[BASIC.length()];

    static {
        for (int code = 0; code < BASIC.length(); code++) {
            if (code != ESCAPE) {
                SEPTETS[BASIC.charAt(code)] = 1;
                CODES[BASIC.charAt(code)] = (byte) code;
            }
        }
        for (int i = 0; i < EXTENDED_CODES.length; i++) {
            char c = EXTENDED_CHARS.charAt(i);
            EXTENDED[EXTENDED_CODES[i]] = c;
            if (c != EURO) {
                SEPTETS[c] = 2;
                CODES[c] = EXTENDED_CODES[i];
            }
        }
    }

    private GsmAlphabet() {}

    /** Septets of one character: 1, 2 for the extension table, 0 when it is not in the alphabet. */
    public static int septetsOf(char c) {
        if (c < TABLE_SIZE) {
            return SEPTETS[c];
        }
        return c == EURO ? 2 : 0;
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
            septets[at++] = c == EURO ? EURO_CODE : CODES[c];
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
