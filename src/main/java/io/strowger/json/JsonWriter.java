package io.strowger.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes one JSON object into bytes, as short as JSON can be: {@code JsonWriter.object().put(TYPE,
 * "response").put(SEQUENCE, 2).end()}. Whoever writes keeps to the order of open and close; nothing
 * checks it.
 */
public final class JsonWriter {

    /** More than most bodies need: a screen and what goes with it. */
    private static final int FIRST_CAPACITY = 512;

    /** Most bytes that one UTF-16 unit of a text becomes: a Unicode escape. */
    private static final int BYTES_OF_UNIT = 6;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final char REPLACEMENT = '\ufffd';

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;

    private JsonWriter() {}

    /** Begins an object. */
    public static JsonWriter object() {
        return new JsonWriter().sign('{');
    }

    /** Ends the object and gives its UTF-8 bytes. */
    public byte[] end() {
        sign('}');
        return Arrays.copyOf(bytes, length);
    }

    public JsonWriter put(String key, String text) {
        return begin(key).text(text);
    }

    public JsonWriter put(String key, long number) {
        return begin(key).ascii(Long.toString(number));
    }

    public JsonWriter put(String key, boolean flag) {
        return begin(key).ascii(Boolean.toString(flag));
    }

    public JsonWriter putNull(String key) {
        return begin(key).all(NULL);
    }

    /** A value that is JSON text already, as {@link JsonValue#raw} gave it. */
    public JsonWriter putRaw(String key, String json) {
        return begin(key).all(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Begins an object inside this one. */
    public JsonWriter open(String key) {
        return begin(key).sign('{');
    }

    /** Begins an object that is the next element of an array. */
    public JsonWriter open() {
        return comma().sign('{');
    }

    /** Ends what the last {@code open} began. */
    public JsonWriter close() {
        return sign('}');
    }

    public JsonWriter openArray(String key) {
        return begin(key).sign('[');
    }

    /** The next element of an array. */
    public JsonWriter element(String text) {
        return comma().text(text);
    }

    public JsonWriter closeArray() {
        return sign(']');
    }

    private JsonWriter begin(String key) {
        return comma().text(key).sign(':');
    }

    /** Parts what comes from what is there, unless an object or an array has just begun. */
    private JsonWriter comma() {
        byte last = bytes[length - 1];
        return last == '{' || last == '[' ? this : sign(',');
    }

    private JsonWriter sign(char sign) {
        makeRoom(1);
        bytes[length++] = (byte) sign;
        return this;
    }

    private JsonWriter ascii(String text) {
        makeRoom(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    private JsonWriter all(byte[] more) {
        makeRoom(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    private JsonWriter text(String text) {
        makeRoom(text.length() + 2);
        byte[] out = bytes;
        int at = length;
        out[at++] = '"';
        int i = 0;
        while (i < text.length() && isPlain(text.charAt(i))) {
            out[at++] = (byte) text.charAt(i++);
        }
        length = at;
        if (i < text.length()) {
            rest(text, i);
        }
        return sign('"');
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
    }

    /** The part of a text that has something to escape or to encode. */
    private void rest(String text, int from) {
        makeRoom((text.length() - from) * BYTES_OF_UNIT);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                bytes[length++] = (byte) c;
            } else if (c < 0x80) {
                escape(c);
            } else if (Character.isSurrogate(c)) {
                i += surrogate(text, i);
            } else {
                encode(c);
            }
        }
    }

    private void escape(char c) {
        bytes[length++] = '\\';
        switch (c) {
            case '"', '\\' -> bytes[length++] = (byte) c;
            case '\n' -> bytes[length++] = 'n';
            case '\r' -> bytes[length++] = 'r';
            case '\t' -> bytes[length++] = 't';
            default -> {
                bytes[length++] = 'u';
                bytes[length++] = '0';
                bytes[length++] = '0';
                bytes[length++] = HEX[c >> 4];
                bytes[length++] = HEX[c & 0xf];
            }
        }
    }

    /** A pair as one character, half of one as U+FFFD; the units beyond the first that it took. */
    private int surrogate(String text, int i) {
        int character = text.codePointAt(i);
        if (!Character.isSupplementaryCodePoint(character)) {
            encode(REPLACEMENT);
            return 0;
        }
        bytes[length++] = (byte) (0xf0 | character >> 18);
        bytes[length++] = trailing(character >> 12);
        bytes[length++] = trailing(character >> 6);
        bytes[length++] = trailing(character);
        return 1;
    }

    private void encode(char c) {
        if (c < 0x800) {
            bytes[length++] = (byte) (0xc0 | c >> 6);
        } else {
            bytes[length++] = (byte) (0xe0 | c >> 12);
            bytes[length++] = trailing(c >> 6);
        }
        bytes[length++] = trailing(c);
    }

    private static byte trailing(int bits) {
        return (byte) (0x80 | (bits & 0x3f));
    }

    private void makeRoom(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
