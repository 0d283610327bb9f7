package io.strowger.http.server;

import io.strowger.security.AddressRange;
import io.strowger.security.ClientNetwork;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where requests come from. A proxy's word is believed only when the proxy is one of the operator's
 * own: {@code X-Forwarded-For} is read from its right end, each proxy vouching for the address it
 * got the request from, up to the first that is no proxy of ours; whatever stands left of that was
 * written by a stranger.
 *
 * @param trusted the addresses of the operator's proxies
 * @param proxyProtocol whether every connection begins with the PROXY protocol, which is then taken
 *     from those proxies alone
 */
public record ClientAddresses(List<AddressRange> trusted, boolean proxyProtocol) {

    /** Nothing stands in front of the router. */
    public static final ClientAddresses DIRECT = new ClientAddresses(List.of(), false);

    private static final String FORWARDED_FOR = "x-forwarded-for";

    /** More hops than any way has; the rest of a longer list is not looked at. */
    private static final int MOST_HOPS = 32;

    /** The client's address, or null when it cannot be told. */
    public @Nullable InetAddress of(HttpServerRequest request) {
        InetAddress peer = address(request.remoteAddress());
        return peer == null || !isTrusted(peer)
                ? peer
                : behind(peer, request.headers().getAll(FORWARDED_FOR));
    }

    /** Whether one of the operator's proxies has sent a request on. */
    boolean isBehindProxy(HttpServerRequest request) {
        InetAddress peer = address(request.remoteAddress());
        return peer != null && isTrusted(peer);
    }

    /** Whether a request comes from the machine that the router runs on. */
    public boolean isThisMachine(HttpServerRequest request) {
        InetAddress client = of(request);
        return client != null && client.isLoopbackAddress();
    }

    /**
     * The client behind a trusted proxy.
     *
     * @param lines the values of the header, in the order they came in
     * @return null when a trusted proxy names what is no address
     */
    @Nullable InetAddress behind(InetAddress proxy, List<String> lines) {
        InetAddress last = proxy;
        int hops = 0;
        for (String line : lines.reversed()) {
            int end = line.length();
            while (end >= 0 && hops++ < MOST_HOPS) {
                int comma = line.lastIndexOf(',', end - 1);
                InetAddress hop = literal(line.substring(comma + 1, end).strip());
                if (hop == null || !isTrusted(hop)) {
                    return hop;
                }
                last = hop;
                end = comma;
            }
        }
        return last;
    }

    /** Whether a connection may be held: with the PROXY protocol only a proxy's may. */
    boolean mayConnect(HttpConnection connection) {
        if (!proxyProtocol) {
            return true;
        }
        InetAddress proxy = address(connection.remoteAddress(true));
        return proxy != null && isTrusted(proxy);
    }

    /**
     * What connections of one client are counted by: that of the client that the PROXY protocol
     * names, when its header was read; null when it is one of the operator's proxies, which stand
     * for many.
     */
    @Nullable ClientNetwork counted(HttpConnection connection) {
        InetAddress client = address(connection.remoteAddress());
        return client != null && isTrusted(client) ? null : ClientNetwork.ofNullable(client);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private static @Nullable InetAddress address(@Nullable SocketAddress address) {
        String host = address == null ? null : address.hostAddress();
        return host == null ? null : literal(host);
    }

    /** An address, with or without a port; some proxies write one. */
    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(withoutPort(text));
        } catch (IllegalArgumentException e) {
            return null; // "unknown", a name, or an attempt
        }
    }

    private static String withoutPort(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? text : text.substring(1, end);
        }
        int colon = text.indexOf(':');
        boolean one = colon >= 0 && text.indexOf(':', colon + 1) < 0;
        return one ? text.substring(0, colon) : text;
    }
}
