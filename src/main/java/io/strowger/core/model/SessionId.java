package io.strowger.core.model;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The name of a session: 128 bits, written as 32 lower-case hexadecimal digits.
 *
 * @param high the first 16 digits
 * @param low the last 16 digits
 */
public record SessionId(long high, long low) {

    /** Names no session: the answer to a request whose session is not there. */
    public static final SessionId NONE = new SessionId(0, 0);

    /** Digits of the written form. */
    public static final int LENGTH = 32;

    private static final int HALF = 16;
    private static final int RANDOM_BITS_IN_HIGH = 16;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /**
     * A new name that sorts by time: 48 bits of time in front, then 80 bits of chance.
     *
     * @param epochMillis when the session began; its lowest 48 bits are taken
     * @param random1 its lowest 16 bits are taken
     * @param random2 all 64 bits are taken
     */
    public static SessionId timeOrdered(long epochMillis, long random1, long random2) {
        return new SessionId((epochMillis << RANDOM_BITS_IN_HIGH) | (random1 & 0xffffL), random2);
    }

    /**
     * Reads 32 hexadecimal digits of either case.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    public static SessionId parse(String text) {
        SessionId id = parseOrNull(text);
        if (id == null) {
            throw new IllegalArgumentException("a session id is 32 hexadecimal digits");
        }
        return id;
    }

    /** As {@link #parse}, but null when the text is not a session id: for what peers send. */
    public static @Nullable SessionId parseOrNull(String text) {
        if (text.length() != LENGTH) {
            return null;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return null;
            }
        }
        return new SessionId(
                Long.parseUnsignedLong(text, 0, HALF, 16),
                Long.parseUnsignedLong(text, HALF, LENGTH, 16));
    }

    /** The written form: 32 lower-case hexadecimal digits. */
    public String hex() {
        byte[] out = new byte[LENGTH];
        write(high, out, HALF);
        write(low, out, LENGTH);
        return new String(out, StandardCharsets.ISO_8859_1);
    }

    /** When a {@link #timeOrdered} name was made, in epoch milliseconds. */
    public long madeAt() {
        return high >>> RANDOM_BITS_IN_HIGH;
    }

    /** The same digits with hyphens, as UUIDs are written (RFC 9562, section 4): 8-4-4-4-12. */
    public String uuid() {
        return new UUID(high, low).toString();
    }

    private static void write(long bits, byte[] out, int end) {
        long rest = bits;
        for (int i = end - 1; i >= end - HALF; i--) {
            out[i] = DIGITS[(int) rest & 0xf];
            rest >>>= 4;
        }
    }

    @Override
    public String toString() {
        return hex();
    }
}
