package io.strowger.http.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Closes in two steps when the peer may still be sending (RFC 9112, section 9.6): what was answered
 * is sent and the sending side closed; the rest goes when the peer has closed too, or soon after. A
 * connection that is closed over unread bytes is reset, and the peer may never see the answer.
 */
final class LingeringClose extends ChannelOutboundHandlerAdapter {

    private static final long LINGER_MILLIS = 1_000;

    private final StrictRequestDecoder decoder;
    private boolean lingers;

    LingeringClose(StrictRequestDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        boolean atRest = decoder.isAtRest();
        decoder.stop();
        if (lingers) {
            ctx.channel().closeFuture().addListener(_ -> promise.trySuccess());
        } else if (!atRest
                && ctx.channel() instanceof DuplexChannel channel
                && channel.isActive()) {
            lingers = true;
            linger(ctx, channel, promise);
        } else {
            ctx.flush();
            var _ = ctx.close(promise);
        }
    }

    private static void linger(
            ChannelHandlerContext ctx, DuplexChannel channel, ChannelPromise promise) {
        Future<?> last =
                ctx.executor().schedule(() -> closeNow(ctx), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        channel.closeFuture()
                .addListener(_ -> {
                    last.cancel(false);
                    promise.trySuccess();
                });
        channel.config().setAutoRead(true);
        // in a later turn of the loop: the last answer may stand in a queue that is being emptied
        ctx.executor().execute(() -> endOutput(ctx, channel));
    }

    private static void closeNow(ChannelHandlerContext ctx) {
        var _ = ctx.close();
    }

    private static void endOutput(ChannelHandlerContext ctx, DuplexChannel channel) {
        ctx.writeAndFlush(Unpooled.EMPTY_BUFFER)
                .addListener(_ -> {
                    var _ = channel.shutdownOutput();
                });
    }
}
