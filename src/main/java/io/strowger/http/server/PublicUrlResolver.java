package io.strowger.http.server;

import io.netty.handler.codec.http.HttpScheme;
import io.strowger.security.Authority;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells by which URL a client reaches this port, for {@code Location} and {@code resourceURL}
 * (docs/protocols/common.md): as the settings say; else as one of the operator's own proxies says;
 * else by the {@code Host} that was asked for, when that is an address of this machine; else by the
 * address of the connection. What a stranger writes into a header never leads anywhere else.
 *
 * @param configured the setting, without a slash at its end, or null
 * @param clients whose word is believed
 */
public record PublicUrlResolver(@Nullable URI configured, ClientAddresses clients) {

    private static final String FORWARDED = "forwarded";
    private static final String FORWARDED_PROTO = "x-forwarded-proto";
    private static final String FORWARDED_HOST = "x-forwarded-host";
    private static final String FORWARDED_PORT = "x-forwarded-port";

    private static final String HTTP = HttpScheme.HTTP.name().toString();
    private static final String HTTPS = HttpScheme.HTTPS.name().toString();
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int HIGHEST_PORT = 65_535;

    /** The beginning of all URLs of this port, without a slash at its end. */
    public String of(HttpServerRequest request) {
        if (configured != null) {
            return configured.toString();
        }
        String host = request.getHeader(HttpHeaders.HOST);
        Authority asked = host == null ? null : Authority.parse(host.strip());
        return clients.isBehindProxy(request)
                ? behindProxy(request, asked)
                : direct(request, asked);
    }

    private String direct(HttpServerRequest request, @Nullable Authority asked) {
        Authority own = asked != null && isOurs(asked) ? asked : connected(request);
        return written(String.valueOf(request.scheme()), own);
    }

    /** What the nearest proxy says of the request that it got; the rest is as it asked us. */
    private String behindProxy(HttpServerRequest request, @Nullable Authority asked) {
        String element = last(request, FORWARDED);
        String proto = proto(parameter(element, "proto"), last(request, FORWARDED_PROTO));
        String scheme = proto == null ? String.valueOf(request.scheme()) : proto;
        Authority named = authority(parameter(element, "host"));
        if (named == null) {
            named = authority(last(request, FORWARDED_HOST));
        }
        if (named == null) {
            named = asked;
        }
        if (named == null) {
            named = connected(request);
        }
        int port = port(last(request, FORWARDED_PORT));
        return written(scheme, port < 0 ? named : new Authority(named.host(), port));
    }

    private static @Nullable String proto(String forwarded, String other) {
        String word = forwarded.isEmpty() ? other : forwarded;
        if (word.equalsIgnoreCase(HTTPS)) {
            return HTTPS;
        }
        return word.equalsIgnoreCase(HTTP) ? HTTP : null;
    }

    private static @Nullable Authority authority(String text) {
        return text.isEmpty() ? null : Authority.parse(text);
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            return port > 0 && port <= HIGHEST_PORT ? port : -1;
        } catch (NumberFormatException e) {
            return -1; // none was sent, or what is none
        }
    }

    /** The last value of a list, which the proxy next to us has written; empty when none is. */
    private static String last(HttpServerRequest request, String header) {
        List<String> lines = request.headers().getAll(header);
        if (lines.isEmpty()) {
            return "";
        }
        String line = lines.getLast();
        return line.substring(line.lastIndexOf(',') + 1).strip();
    }

    /** A parameter of an element of {@code Forwarded} (RFC 7239, section 4); empty without. */
    private static String parameter(String element, String name) {
        for (String pair : element.split(";", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2 && parts[0].strip().equalsIgnoreCase(name)) {
                return unquoted(parts[1].strip());
            }
        }
        return "";
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static Authority connected(HttpServerRequest request) {
        SocketAddress local = request.localAddress();
        String address = local == null ? null : local.hostAddress();
        return address == null
                ? new Authority("localhost", -1)
                : new Authority(withoutZone(address), local.port());
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    /** Names of this machine other than {@code localhost} are for the settings to know. */
    private static boolean isOurs(Authority asked) {
        if (asked.isLoopback()) {
            return true;
        }
        try {
            InetAddress address = InetAddress.ofLiteral(asked.host());
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (IllegalArgumentException | SocketException e) {
            return false; // a name, or nobody can tell
        }
    }

    private static String written(String scheme, Authority authority) {
        String host =
                authority.host().indexOf(':') < 0 ? authority.host() : "[" + authority.host() + "]";
        int usual = scheme.equals(HTTPS) ? HTTPS_PORT : HTTP_PORT;
        boolean named = authority.port() >= 0 && authority.port() != usual;
        return scheme + "://" + host + (named ? ":" + authority.port() : "");
    }
}
