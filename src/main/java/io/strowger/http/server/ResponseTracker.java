package io.strowger.http.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.vertx.core.http.impl.VertxHttpObject;

/** Sees each answer go out and tells the decoder, which may wait for it to read on. */
final class ResponseTracker extends ChannelOutboundHandlerAdapter {

    private final StrictRequestDecoder decoder;

    ResponseTracker(StrictRequestDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        var _ = ctx.write(message, promise);
        if (message instanceof VertxHttpObject part && part.isEnded()) {
            decoder.answered();
        }
    }
}
