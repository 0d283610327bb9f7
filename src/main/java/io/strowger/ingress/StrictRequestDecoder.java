package io.strowger.ingress;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import io.strowger.dialect.WireError;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads HTTP/1.1 requests with two rules more than the decoder that it extends: a request whose end
 * is open to doubt is refused (request smuggling), and headers and body must be complete at an
 * absolute time after their first byte, however busily they trickle.
 *
 * <p>A request that arrives in one piece starts no timer.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {

    /** Where in a message the bytes are. */
    private enum Phase {
        BETWEEN,
        HEADERS,
        BODY
    }

    private final IngressLimits limits;
    private final ErrorShapes shapes;

    private Phase phase = Phase.BETWEEN;
    private String path = "";

    /** Set at the first request that may not be trusted: nothing after it is read. */
    private boolean refused;

    /** Counts the phases, so that a timer knows whether its phase is still the present one. */
    private int phases;

    private int timedPhase;
    private @Nullable Future<?> timer;

    StrictRequestDecoder(HttpServerOptions options, IngressLimits limits, ErrorShapes shapes) {
        super(options);
        this.limits = limits;
        this.shapes = shapes;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
            throws Exception {
        if (refused) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (phase == Phase.BETWEEN) {
            enter(Phase.HEADERS);
        }
        int before = out.size();
        super.decode(ctx, in, out);
        for (int i = before; i < out.size(); i++) {
            follow(out.get(i));
        }
    }

    private void follow(Object decoded) {
        if (decoded instanceof HttpRequest request) {
            path = request.uri();
            if (!RequestFraming.isPlain(request.headers())) {
                refused = true;
                request.setDecoderResult(
                        DecoderResult.failure(new IllegalArgumentException("ambiguous framing")));
            }
            enter(Phase.BODY);
        }
        if (decoded instanceof LastHttpContent) {
            enter(Phase.BETWEEN);
        }
    }

    private void enter(Phase next) {
        phase = next;
        phases++;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        if (timedPhase != phases) {
            watch(ctx);
        }
        super.channelReadComplete(ctx);
    }

    private void watch(ChannelHandlerContext ctx) {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        timedPhase = phases;
        switch (phase) {
            case BETWEEN -> {}
            case HEADERS -> watch(ctx, limits.headersWithinMillis());
            case BODY -> watch(ctx, limits.bodyWithinMillis());
        }
    }

    private void watch(ChannelHandlerContext ctx, long withinMillis) {
        int watched = phases;
        timer =
                ctx.executor()
                        .schedule(() -> cut(ctx, watched), withinMillis, TimeUnit.MILLISECONDS);
    }

    private void cut(ChannelHandlerContext ctx, int watched) {
        if (watched != phases) {
            return;
        }
        String where = phase == Phase.HEADERS ? "/" : path;
        WireError error =
                new WireError(WireError.Kind.TIMED_OUT, "", "The request did not arrive in time.");
        byte[] body = shapes.body(where, error);
        String head =
                "HTTP/1.1 408 Request Timeout\r\nconnection: close\r\n"
                        + "content-type: application/json\r\ncontent-length: "
                        + body.length
                        + "\r\n\r\n";
        ByteBuf answer = Unpooled.wrappedBuffer(head.getBytes(StandardCharsets.US_ASCII), body);
        ctx.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) throws Exception {
        stopWatching();
        super.handlerRemoved0(ctx);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        stopWatching();
        super.channelInactive(ctx);
    }

    private void stopWatching() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
