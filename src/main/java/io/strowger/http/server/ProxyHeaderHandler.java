package io.strowger.http.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol.AddressFamily;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol.TransportProtocol;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.function.BooleanSupplier;

/**
 * Takes the address of a connection's client from the header of the PROXY protocol (versions 1 and
 * 2) that the connection begins with. The server would read it too, but says nothing of a
 * connection before its header has come, so that those that wait for theirs could not be counted.
 */
final class ProxyHeaderHandler extends SimpleChannelInboundHandler<HAProxyMessage> {

    private final HttpConnection connection;
    private final BooleanSupplier mayStay;

    /**
     * @param mayStay asked once the connection tells its client's address
     */
    ProxyHeaderHandler(HttpConnection connection, BooleanSupplier mayStay) {
        this.connection = connection;
        this.mayStay = mayStay;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, HAProxyMessage header) {
        HAProxyProxiedProtocol protocol = header.proxiedProtocol();
        if (header.sourceAddress() != null) {
            ctx.channel().attr(ConnectionBase.REMOTE_ADDRESS_OVERRIDE).set(source(header));
        }
        if (protocol.transportProtocol() == TransportProtocol.DGRAM || !mayStay.getAsBoolean()) {
            connection.close();
        }
        ctx.pipeline().remove(this);
    }

    private static SocketAddress source(HAProxyMessage header) {
        return header.proxiedProtocol().addressFamily() == AddressFamily.AF_UNIX
                ? SocketAddress.domainSocketAddress(header.sourceAddress())
                : SocketAddress.inetSocketAddress(header.sourcePort(), header.sourceAddress());
    }
}
