package io.strowger.http.client;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.codec.spi.BodyStream;
import org.jspecify.annotations.Nullable;

/** The body of an answer, up to a length. For one event loop. */
final class BoundedBody implements BodyStream<byte[]> {

    private final int maxBytes;
    private final Runnable onTooLong;
    private final Promise<byte[]> whole = Promise.promise();
    private final Buffer collected = Buffer.buffer();

    /**
     * @param onTooLong told when there are more bytes; the body fails then
     */
    BoundedBody(int maxBytes, Runnable onTooLong) {
        this.maxBytes = maxBytes;
        this.onTooLong = onTooLong;
    }

    @Override
    public Future<byte[]> result() {
        return whole.future();
    }

    @Override
    public Future<Void> write(Buffer chunk) {
        if (collected.length() + chunk.length() > maxBytes) {
            whole.tryFail("too long");
            onTooLong.run();
            return Future.failedFuture("too long");
        }
        collected.appendBuffer(chunk);
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> end() {
        whole.tryComplete(collected.getBytes());
        return Future.succeededFuture();
    }

    /** The answer broke off. */
    @Override
    public void handle(Throwable error) {
        whole.tryFail(error);
    }

    @Override
    public BoundedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        return this; // writing fails by its future
    }

    @Override
    public BoundedBody setWriteQueueMaxSize(int maxSize) {
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return false;
    }

    @Override
    public BoundedBody drainHandler(@Nullable Handler<Void> handler) {
        return this; // it is never full
    }
}
