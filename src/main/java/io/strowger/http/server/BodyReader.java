package io.strowger.http.server;

import io.strowger.dialect.WireError;
import io.strowger.dialect.WireError.Kind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts a bounded body together; one that comes in one piece is copied once. */
final class BodyReader {

    private static final byte[] NOTHING = {};

    /** Nobody is there to read an answer; whoever waits for the body has to know. */
    static final WireError GONE =
            new WireError(Kind.MALFORMED, "", "The connection was closed before the body's end.");

    private final int limit;
    private final Consumer<byte[]> whole;
    private final Consumer<WireError> broken;
    private @Nullable Buffer first;
    private @Nullable Buffer collected;
    private boolean refused;

    BodyReader(int limit, Consumer<byte[]> whole, Consumer<WireError> broken) {
        this.limit = limit;
        this.whole = whole;
        this.broken = broken;
    }

    void readFrom(HttpServerRequest request) {
        request.handler(this::more);
        request.endHandler(_ -> complete());
        request.exceptionHandler(this::fail);
    }

    private void more(Buffer chunk) {
        if (refused) {
            return;
        }
        if (length() + chunk.length() > limit) {
            refuse(tooLarge(limit));
        } else if (first == null) {
            first = chunk;
        } else {
            collect(first, chunk);
        }
    }

    private void refuse(WireError error) {
        refused = true;
        first = null;
        collected = null;
        broken.accept(error);
    }

    static WireError tooLarge(int limit) {
        return new WireError(
                Kind.TOO_LARGE, "", "The body has to have at most " + limit + " bytes.");
    }

    private void fail(Throwable cause) {
        if (refused) {
            return; // answered already
        }
        refuse(
                switch (cause) {
                    case HttpClosedException _ -> GONE;
                    case SlowRequestException _ ->
                            new WireError(Kind.TIMED_OUT, "", "The body did not arrive in time.");
                    default ->
                            new WireError(Kind.MALFORMED, "", "The body is not sent as HTTP says.");
                });
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
