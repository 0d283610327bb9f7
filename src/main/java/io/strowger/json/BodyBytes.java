package io.strowger.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a body must keep whatever it means, looked at byte by byte before it is parsed, so that it
 * holds inside ignored fields as well: size, strict UTF-8 (no overlong forms, no encoded
 * surrogates), no U+0000, no lone surrogate, an object at the top. Parsers let some of these pass.
 */
final class BodyBytes {

    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long BACKSLASHES = ONES * '\\';

    /** U+FEFF in UTF-8. */
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private static final int ESCAPE_LENGTH = 6;
    private static final int NO_UNIT = -1;

    private BodyBytes() {}

    static void check(byte[] body) throws JsonFault {
        if (body.length > JsonReader.MAX_BYTES) {
            throw JsonFault.tooLarge();
        }
        requireObject(body);
        long marks = marks(body);
        if ((marks & HIGH_BITS) != 0) {
            requireUtf8(body);
        }
        if ((marks & 1) != 0) {
            requireWholeEscapes(body);
        }
    }

    /**
     * The body without the byte order mark that it may begin with; nearly always it is the same.
     */
    static byte[] withoutMark(byte[] body) {
        boolean marked =
                body.length >= MARK.length
                        && body[0] == MARK[0]
                        && body[1] == MARK[1]
                        && body[2] == MARK[2];
        return marked ? Arrays.copyOfRange(body, MARK.length, body.length) : body;
    }

    /** An object in UTF-8 has nothing but blanks before its brace: no byte order mark either. */
    private static void requireObject(byte[] body) throws JsonFault {
        int i = 0;
        while (i < body.length && isBlank(body[i])) {
            i++;
        }
        if (i == body.length || body[i] != '{') {
            throw JsonFault.malformed("The body is not a JSON object.");
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /**
     * High bits when a byte is not ASCII, bit 0 when there may be a Unicode escape.
     *
     * @throws JsonFault when there is a zero byte
     */
    private static long marks(byte[] body) throws JsonFault {
        long marks = 0;
        int whole = body.length & -Long.BYTES;
        for (int i = 0; i < whole; i += Long.BYTES) {
            marks |= marks((long) WORDS.get(body, i), body, i, i + Long.BYTES);
        }
        return marks | marks(tail(body, whole), body, whole, body.length);
    }

    private static long marks(long word, byte[] body, int from, int to) throws JsonFault {
        if (hasZero(word)) {
            throw JsonFault.malformed("The body holds U+0000.");
        }
        boolean escape = hasZero(word ^ BACKSLASHES) && mayHoldEscape(body, from, to);
        return (word & HIGH_BITS) | (escape ? 1 : 0);
    }

    /** What is behind the last whole word, filled up with ones. */
    private static long tail(byte[] body, int from) {
        long word = ONES;
        for (int i = from; i < body.length; i++) {
            word = word << Byte.SIZE | (body[i] & 0xff);
        }
        return word;
    }

    private static boolean hasZero(long word) {
        return ((word - ONES) & ~word & HIGH_BITS) != 0;
    }

    private static boolean mayHoldEscape(byte[] body, int from, int to) {
        for (int i = from; i < to; i++) {
            if (body[i] == '\\' && i + 1 < body.length && body[i + 1] == 'u') {
                return true;
            }
        }
        return false;
    }

    private static void requireUtf8(byte[] body) throws JsonFault {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException broken) {
            throw JsonFault.malformed("The body is not UTF-8.");
        }
    }

    /** Reads {@code \\u} escapes only; the parser refuses a backslash where none may be. */
    private static void requireWholeEscapes(byte[] body) throws JsonFault {
        int i = 0;
        while (i < body.length) {
            if (body[i] != '\\') {
                i++;
            } else if (unitAt(body, i) == NO_UNIT) {
                i += 2;
            } else {
                i += requireCharacter(body, i);
            }
        }
    }

    /** The bytes of the escaped character at {@code i}: one escape, or two for a pair. */
    private static int requireCharacter(byte[] body, int i) throws JsonFault {
        int unit = unitAt(body, i);
        if (unit == 0) {
            throw JsonFault.malformed("The body holds U+0000.");
        }
        if (!Character.isSurrogate((char) unit)) {
            return ESCAPE_LENGTH;
        }
        int next = unitAt(body, i + ESCAPE_LENGTH);
        boolean pair =
                Character.isHighSurrogate((char) unit)
                        && next != NO_UNIT
                        && Character.isLowSurrogate((char) next);
        if (!pair) {
            throw JsonFault.malformed("The body holds half of a surrogate pair.");
        }
        return 2 * ESCAPE_LENGTH;
    }

    /** The UTF-16 unit of the escape that begins at {@code i}, or {@link #NO_UNIT}. */
    private static int unitAt(byte[] body, int i) {
        if (i + ESCAPE_LENGTH > body.length || body[i] != '\\' || body[i + 1] != 'u') {
            return NO_UNIT;
        }
        int unit = 0;
        for (int at = i + 2; at < i + ESCAPE_LENGTH; at++) {
            int digit = Character.digit((char) body[at], 16);
            if (body[at] < 0 || digit < 0) {
                return NO_UNIT;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}
