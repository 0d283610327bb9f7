package io.strowger.security;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a page in a browser came from (RFC 6454): what the header {@code Origin} names.
 *
 * @param scheme {@code http} or {@code https}
 * @param host as of {@link Authority}
 * @param port never absent
 */
public record WebOrigin(String scheme, String host, int port) {

    private static final String HTTP = "http";
    private static final String HTTPS = "https";
    private static final String BEHIND_SCHEME = "://";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** Null when it is no origin of a page on the web, as {@code null} is none. */
    public static @Nullable WebOrigin parse(String text) {
        int end = text.indexOf(BEHIND_SCHEME);
        String scheme = end < 0 ? "" : text.substring(0, end).toLowerCase(Locale.ROOT);
        if (!scheme.equals(HTTP) && !scheme.equals(HTTPS)) {
            return null;
        }
        Authority authority = Authority.parse(text.substring(end + BEHIND_SCHEME.length()));
        return authority == null ? null : of(scheme, authority);
    }

    /** The origin of the pages that are served under a name. */
    public static WebOrigin of(String scheme, Authority authority) {
        int usual = scheme.equals(HTTP) ? HTTP_PORT : HTTPS_PORT;
        return new WebOrigin(
                scheme, authority.host(), authority.port() < 0 ? usual : authority.port());
    }

    /**
     * Reads one for settings.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static WebOrigin require(String text) {
        WebOrigin read = parse(text);
        if (read == null) {
            throw new IllegalArgumentException(
                    "must be an origin such as https://console.example, without a path");
        }
        return read;
    }

    /** Browsers write addresses so (RFC 5952). */
    private static String shortest(String address) {
        return NetUtil.toAddressString(InetAddress.ofLiteral(address));
    }

    /** As browsers write it. */
    @Override
    public String toString() {
        String name = host.indexOf(':') < 0 ? host : "[" + shortest(host) + "]";
        boolean usual = port == (scheme.equals(HTTP) ? HTTP_PORT : HTTPS_PORT);
        return scheme + BEHIND_SCHEME + name + (usual ? "" : ":" + port);
    }
}
