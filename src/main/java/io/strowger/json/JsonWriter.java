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

    /** Most bytes of an escape: that of a control character. */
    private static final int BYTES_OF_ESCAPE = 6;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

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
        return begin(key).json(Long.toString(number));
    }

    public JsonWriter put(String key, boolean flag) {
        return begin(key).json(Boolean.toString(flag));
    }

    public JsonWriter putNull(String key) {
        return begin(key).json("null");
    }

    /** A value that is JSON text already, as {@link JsonValue#raw} gave it. */
    public JsonWriter putRaw(String key, String json) {
        return begin(key).json(json);
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

    private JsonWriter json(String json) {
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        return copy(utf8, 0, utf8.length);
    }

    /** Half of a surrogate pair becomes a question mark. */
    private JsonWriter text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        makeRoom(utf8.length + 2);
        bytes[length++] = '"';
        int from = 0;
        for (int i = 0; i < utf8.length; i++) {
            if (needsEscape(utf8[i])) {
                copy(utf8, from, i);
                escape(utf8[i]);
                from = i + 1;
            }
        }
        copy(utf8, from, utf8.length);
        return sign('"');
    }

    private static boolean needsEscape(byte b) {
        return (b < ' ' && b >= 0) || b == '"' || b == '\\';
    }

    private void escape(byte b) {
        makeRoom(BYTES_OF_ESCAPE);
        bytes[length++] = '\\';
        switch (b) {
            case '"', '\\' -> bytes[length++] = b;
            case '\n' -> bytes[length++] = 'n';
            case '\r' -> bytes[length++] = 'r';
            case '\t' -> bytes[length++] = 't';
            default -> {
                bytes[length++] = 'u';
                bytes[length++] = '0';
                bytes[length++] = '0';
                bytes[length++] = HEX[b >> 4];
                bytes[length++] = HEX[b & 0xf];
            }
        }
    }

    private JsonWriter copy(byte[] more, int from, int to) {
        makeRoom(to - from);
        System.arraycopy(more, from, bytes, length, to - from);
        length += to - from;
        return this;
    }

    private void makeRoom(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
