package io.strowger.dispatch;

import io.strowger.http.client.ContentCoding;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The body of an answer as it comes, up to a length; mostly it comes in one piece. */
final class BodyCollector {

    private static final byte[] NOTHING = {};

    private final int maxBytes;
    private @Nullable Buffer first;
    private @Nullable Buffer collected;

    BodyCollector(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Adds a piece.
     *
     * @return false when the body is too long with it
     */
    boolean add(Buffer chunk) {
        if (length() + chunk.length() > maxBytes) {
            return false;
        }
        if (first == null) {
            first = chunk;
        } else {
            if (collected == null) {
                collected =
                        Buffer.buffer(2 * (first.length() + chunk.length())).appendBuffer(first);
            }
            collected.appendBuffer(chunk);
        }
        return true;
    }

    private int length() {
        if (collected != null) {
            return collected.length();
        }
        return first == null ? 0 : first.length();
    }

    /**
     * What came, with its coding taken off; null when it is longer than it may be without that.
     *
     * @throws IOException when it cannot be taken off
     */
    byte @Nullable [] plain(@Nullable String coding) throws IOException {
        Buffer body = collected == null ? first : collected;
        return ContentCoding.plain(coding, body == null ? NOTHING : body.getBytes(), maxBytes);
    }
}
