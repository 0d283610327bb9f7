package io.strowger.ingress;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts a bounded body together; one that comes in one piece is copied once. */
final class BodyReader {

    private static final byte[] NOTHING = {};

    private final int limit;
    private final Consumer<byte[]> whole;
    private final Runnable tooLarge;
    private @Nullable Buffer first;
    private @Nullable Buffer collected;
    private boolean refused;

    BodyReader(int limit, Consumer<byte[]> whole, Runnable tooLarge) {
        this.limit = limit;
        this.whole = whole;
        this.tooLarge = tooLarge;
    }

    void readFrom(HttpServerRequest request) {
        request.handler(this::more);
        request.endHandler(_ -> complete());
    }

    private void more(Buffer chunk) {
        if (refused) {
            return;
        }
        if (length() + chunk.length() > limit) {
            refused = true;
            first = null;
            collected = null;
            tooLarge.run();
        } else if (first == null) {
            first = chunk;
        } else {
            collect(first, chunk);
        }
    }

    private void collect(Buffer head, Buffer chunk) {
        Buffer all = collected;
        if (all == null) {
            all = Buffer.buffer(2 * (head.length() + chunk.length())).appendBuffer(head);
            collected = all;
        }
        all.appendBuffer(chunk);
    }

    private int length() {
        if (collected != null) {
            return collected.length();
        }
        return first == null ? 0 : first.length();
    }

    private void complete() {
        if (refused) {
            return;
        }
        Buffer body = collected == null ? first : collected;
        whole.accept(body == null ? NOTHING : body.getBytes());
    }
}
