package io.strowger.http.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.vertx.core.http.impl.VertxHttpObject;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * Dates each answer, sees it go out and tells the decoder, which may wait for it to read on. When
 * the router is about to go, the answer to the last request that was read says so, and the
 * connection is closed behind it (RFC 9112, section 9.6).
 */
final class ResponseTracker extends ChannelOutboundHandlerAdapter {

    private static final DateHeader DATE = new DateHeader(InstantSource.system());

    private static final int FIRST_FINAL = 200;

    private final StrictRequestDecoder decoder;
    private final TrackedConnection connection;
    private final BooleanSupplier leaving;
    private boolean last;

    /**
     * @param leaving whether connections are to end
     */
    ResponseTracker(
            StrictRequestDecoder decoder, TrackedConnection connection, BooleanSupplier leaving) {
        this.decoder = decoder;
        this.connection = connection;
        this.leaving = leaving;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (!(message instanceof VertxHttpObject part) || isInterim(message)) {
            var _ = ctx.write(message, promise);
            return;
        }
        if (part instanceof HttpResponse head) {
            head.headers().set(HttpHeaderNames.DATE, DATE.now());
            if (leaving.getAsBoolean()) {
                sayLast(head);
            }
        }
        var _ = ctx.write(message, promise);
        if (part.isEnded()) {
            decoder.answered();
            if (last) {
                // in a later turn of the loop: whoever writes is not done with this answer yet
                ctx.executor().execute(() -> close(ctx));
            }
        }
    }

    /** An answer that another follows, as 100 (RFC 9110, section 15.2). */
    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse head && head.status().code() < FIRST_FINAL;
    }

    /** Those before it are answered as ever: a connection ends with what it says that it ends. */
    private void sayLast(HttpResponse head) {
        decoder.finish();
        if (connection.isAtLastAnswer()) {
            last = true;
            head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    private static void close(ChannelHandlerContext ctx) {
        var _ = ctx.close();
    }
}
