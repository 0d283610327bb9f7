package io.strowger.ingress;

import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.impl.ConnectionBase;

/** Takes each new connection of one ingress verticle: counts it and puts the strict reader in. */
final class Connections {

    private static final String DECODER = "httpDecoder";
    private static final String LINGERING_CLOSE = "lingeringClose";

    private final HttpServerOptions options;
    private final IngressLimits limits;
    private final ClientAddresses clients;
    private int open;

    Connections(HttpServerOptions options, IngressLimits limits, ClientAddresses clients) {
        this.options = options;
        this.limits = limits;
        this.clients = clients;
    }

    void accept(HttpConnection connection) {
        open++;
        connection.closeHandler(_ -> open--);
        if (open > limits.maxConnections() || !clients.mayConnect(connection)) {
            connection.close();
            return;
        }
        ChannelPipeline pipeline = ((ConnectionBase) connection).channelHandlerContext().pipeline();
        StrictRequestDecoder decoder = new StrictRequestDecoder(options, limits);
        pipeline.replace(DECODER, DECODER, decoder);
        pipeline.addAfter(DECODER, LINGERING_CLOSE, new LingeringClose(decoder));
    }
}
