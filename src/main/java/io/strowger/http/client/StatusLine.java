package io.strowger.http.client;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** How an answer begins (RFC 9112, section 4). */
final class StatusLine {

    private static final byte[] START = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);

    static final int START_LENGTH = START.length;

    private StatusLine() {}

    /** Whether an answer begins here. */
    static boolean startsAt(ByteBuffer bytes) {
        return bytes.remaining() >= START.length
                && bytes.slice(bytes.position(), START.length).equals(ByteBuffer.wrap(START));
    }

    /** Whether an answer begins here. */
    static boolean startsAt(ByteBuf bytes) {
        return bytes.readableBytes() >= START.length && mayStart(bytes, bytes.readerIndex());
    }

    /** Where an answer begins, or may begin once there is more; else behind the last byte. */
    static int find(ByteBuf bytes) {
        int at = bytes.readerIndex();
        while (at < bytes.writerIndex() && !mayStart(bytes, at)) {
            at++;
        }
        return at;
    }

    private static boolean mayStart(ByteBuf bytes, int at) {
        int length = Math.min(START.length, bytes.writerIndex() - at);
        for (int i = 0; i < length; i++) {
            if (bytes.getByte(at + i) != START[i]) {
                return false;
            }
        }
        return true;
    }
}
