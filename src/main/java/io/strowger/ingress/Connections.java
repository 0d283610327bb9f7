package io.strowger.ingress;

import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.impl.ConnectionBase;

/** Takes each new connection of one ingress verticle: counts it and puts the strict reader in. */
final class Connections {

    private static final String DECODER = "httpDecoder";

    private final HttpServerOptions options;
    private final IngressLimits limits;
    private final ErrorShapes shapes;
    private int open;

    Connections(HttpServerOptions options, IngressLimits limits, ErrorShapes shapes) {
        this.options = options;
        this.limits = limits;
        this.shapes = shapes;
    }

    void accept(HttpConnection connection) {
        open++;
        connection.closeHandler(_ -> open--);
        if (open > limits.maxConnections()) {
            connection.close();
            return;
        }
        ChannelPipeline pipeline = ((ConnectionBase) connection).channelHandlerContext().pipeline();
        pipeline.replace(DECODER, DECODER, new StrictRequestDecoder(options, limits, shapes));
    }
}
