package io.strowger.http.server;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes each new connection of one HTTP server and event loop: finds room for it, bounds what it
 * may have in memory, and puts the strict reader in.
 *
 * <p>What a connection may have at most, whatever it sends: a read of 4 KiB, a head of 8 KiB that
 * is not whole yet, {@value TrackedConnection#MAX_UNANSWERED} requests of at most 100 lines, of
 * which one is worked on, one body, and 16 KiB of answers that its client does not read; and in the
 * operating system 64 KiB to be read and 32 KiB to be sent (twice what it is asked for).
 */
public final class Connections {

    private static final Logger log = LoggerFactory.getLogger(Connections.class);
    private static final String DECODER = "httpDecoder";
    private static final String ENCODER = "httpEncoder";
    private static final String LINGERING_CLOSE = "lingeringClose";
    private static final String RESPONSE_TRACKER = "responseTracker";

    private static final AttributeKey<TrackedConnection> TRACKED =
            AttributeKey.valueOf(TrackedConnection.class, "tracked");

    private static final int RECEIVE_BUFFER_BYTES = 32 * 1024;
    private static final int SEND_BUFFER_BYTES = 16 * 1024;
    private static final int MIN_READ_BYTES = 64;
    private static final int FIRST_READ_BYTES = 2 * 1024;
    private static final int MAX_READ_BYTES = 4 * 1024;

    private static final WriteBufferWaterMark UNREAD_ANSWERS =
            new WriteBufferWaterMark(8 * 1024, 16 * 1024);

    /** One read a turn: what stops the reading is decided when what was read has been handled. */
    private static final RecvByteBufAllocator READS =
            new AdaptiveRecvByteBufAllocator(MIN_READ_BYTES, FIRST_READ_BYTES, MAX_READ_BYTES)
                    .maxMessagesPerRead(1);

    private final HttpServerOptions options;
    private final IngressLimits limits;
    private final ClientAddresses clients;
    private final ConnectionTable table;
    private final BooleanSupplier leaving;
    private final boolean hostRequired;

    /**
     * @param options of the server that the connections are of
     * @param leaving whether every connection ends with the answer to its next request
     * @param hostRequired whether a request without {@code Host} is refused here
     */
    public Connections(
            HttpServerOptions options,
            IngressLimits limits,
            ClientAddresses clients,
            ConnectionStatistics statistics,
            BooleanSupplier leaving,
            boolean hostRequired) {
        this.options = options;
        this.limits = limits;
        this.clients = clients;
        this.leaving = leaving;
        this.table = new ConnectionTable(limits.maxConnections(), statistics);
        this.hostRequired = hostRequired;
    }

    /** What is known of the connection of a request. */
    static TrackedConnection of(HttpServerRequest request) {
        Channel channel = ((ConnectionBase) request.connection()).channelHandlerContext().channel();
        return channel.attr(TRACKED).get();
    }

    /** Gives a request its place among those that are worked on, if there is one. */
    public static boolean enter(HttpServerRequest request, ServerExchanges exchanges) {
        return of(request).enter(exchanges);
    }

    /** Takes a connection, or closes it. */
    public void accept(HttpConnection connection) {
        Channel channel = ((ConnectionBase) connection).channelHandlerContext().channel();
        TrackedConnection tracked = admit(connection, channel);
        if (tracked == null) {
            connection.close();
            return;
        }
        connection.exceptionHandler(Connections::failed);
        channel.attr(TRACKED).set(tracked);
        bound(channel.config());
        ChannelPipeline pipeline = channel.pipeline();
        StrictRequestDecoder decoder =
                new StrictRequestDecoder(options, limits, tracked, hostRequired);
        pipeline.replace(DECODER, DECODER, decoder);
        pipeline.addAfter(DECODER, LINGERING_CLOSE, new LingeringClose(decoder));
        pipeline.addAfter(
                ENCODER, RESPONSE_TRACKER, new ResponseTracker(decoder, tracked, leaving));
        if (clients.proxyProtocol()) {
            pipeline.addFirst(
                    new HAProxyMessageDecoder(),
                    new ProxyHeaderHandler(
                            connection,
                            () -> table.attribute(tracked, clients.counted(connection))));
        }
    }

    /** With the PROXY protocol the client is not known before its header is read. */
    private @Nullable TrackedConnection admit(HttpConnection connection, Channel channel) {
        if (!clients.mayConnect(connection)) {
            return null;
        }
        return table.admit(channel, clients.proxyProtocol() ? null : clients.counted(connection));
    }

    /** A peer that breaks off is its own affair; an error of ours is not. */
    private static void failed(Throwable cause) {
        if (cause instanceof Error || cause.getCause() instanceof Error) {
            log.error("A connection failed", cause);
        }
    }

    private static void bound(ChannelConfig config) {
        config.setRecvByteBufAllocator(READS);
        config.setWriteBufferWaterMark(UNREAD_ANSWERS);
        config.setOption(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
        config.setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES);
    }
}
