package io.strowger.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpConstants;
import io.netty.util.ByteProcessor;

/**
 * Looks at the raw bytes of a request's head for what the decoder tolerates and no peer of ours
 * sends: blanks or controls before or inside the request line (RFC 9112, section 3), lines that go
 * on in the next (obs-fold, section 5.2), and more than a hundred lines. One object a connection.
 */
final class RequestHead implements ByteProcessor {

    private static final int BLANKS_OF_REQUEST_LINE = 2;

    /** More lines than any peer of ours sends; each takes much more memory than its bytes. */
    private static final int MAX_LINES = 100;

    private boolean plain;
    private boolean inRequestLine;
    private int blanks;
    private int lines;

    /** A request begins. */
    void begin() {
        plain = true;
        inRequestLine = true;
        blanks = 0;
        lines = 0;
    }

    boolean isPlain() {
        return plain;
    }

    boolean hasTooManyLines() {
        return lines > MAX_LINES;
    }

    /** Takes the lines that the decoder has just taken; they are whole. */
    void take(ByteBuf in, int from, int to) {
        int line = from;
        while (line < to && plain) {
            int end = in.indexOf(line, to, HttpConstants.LF);
            if (end < 0) {
                return;
            }
            takeLine(in, line, end);
            line = end + 1;
        }
    }

    private void takeLine(ByteBuf in, int line, int end) {
        if (inRequestLine) {
            inRequestLine = false;
            int length = Math.max(0, end - 1 - line);
            plain =
                    in.forEachByte(line, length, this) < 0
                            && length > 0
                            && in.getByte(line) != HttpConstants.SP
                            && blanks == BLANKS_OF_REQUEST_LINE;
        } else {
            byte first = in.getByte(line);
            lines++;
            plain = first != HttpConstants.SP && first != HttpConstants.HT && lines <= MAX_LINES;
        }
    }

    /** Goes on while a request line consists of visible ASCII and blanks. */
    @Override
    public boolean process(byte value) {
        if (value == HttpConstants.SP) {
            blanks++;
            return true;
        }
        return value > HttpConstants.SP && value < 0x7f;
    }
}
