package io.strowger.ops;

import io.strowger.dialect.MediaType;
import io.strowger.security.Authority;
import io.strowger.security.WebOrigin;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages in a browser from the management port, which asks for no credentials: any page that
 * an operator looks at may send requests to his loopback, under a name of its own when its name is
 * bound anew (DNS rebinding). The port is therefore served under its own names only, pages of other
 * origins are refused, and a body has to say that it is JSON, which no form and no simple request
 * of a page can (Fetch standard, "CORS-safelisted request-header").
 */
public final class RequestGuard {

    private static final String FETCH_SITE = "sec-fetch-site";

    /** From a page of ours, or from nobody's page. */
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private static final ManagementRefusal NO_HOST =
            new ManagementRefusal(
                    400, "BAD_HOST", "The request must have one Host, and one that is valid.");
    private static final ManagementRefusal FOREIGN_HOST =
            new ManagementRefusal(
                    421,
                    "FOREIGN_HOST",
                    "The management port is not served under this name; call it by its address,"
                            + " or list the name under management.allowedHosts.");
    private static final ManagementRefusal FOREIGN_ORIGIN =
            new ManagementRefusal(
                    403,
                    "FOREIGN_ORIGIN",
                    "Pages of other origins may not ask, unless management.allowedOrigins lists"
                            + " them.");
    private static final ManagementRefusal NO_JSON =
            new ManagementRefusal(
                    415, "UNSUPPORTED_MEDIA_TYPE", "A body must be sent as application/json.");

    private final Set<String> allowedHosts;
    private final Set<WebOrigin> allowedOrigins;

    /**
     * @param allowedHosts names of the port beside loopback's and the address that is connected to,
     *     as {@link Authority#host()} writes them
     * @param allowedOrigins whose pages may ask
     */
    public RequestGuard(Set<String> allowedHosts, Set<WebOrigin> allowedOrigins) {
        this.allowedHosts = Set.copyOf(allowedHosts);
        this.allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /** Whose pages may ask, as browsers write them. */
    List<String> origins() {
        return allowedOrigins.stream().map(WebOrigin::toString).toList();
    }

    /** Whether a page of one of those asks. */
    boolean isOfAllowedOrigin(HttpServerRequest request) {
        WebOrigin origin = origin(request.headers().getAll(HttpHeaders.ORIGIN));
        return origin != null && allowedOrigins.contains(origin);
    }

    /** What stands against a request, or null. */
    @Nullable ManagementRefusal against(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        Authority host = hosts.size() == 1 ? Authority.parse(hosts.getFirst().strip()) : null;
        if (host == null) {
            return NO_HOST;
        }
        if (!isOurs(host, request) || !isTargetOurs(request)) {
            return FOREIGN_HOST;
        }
        if (!isOwnPage(request, host) && !isOfAllowedOrigin(request)) {
            return FOREIGN_ORIGIN;
        }
        return hasBody(request) && !isJson(request) ? NO_JSON : null;
    }

    private boolean isOurs(Authority authority, HttpServerRequest request) {
        SocketAddress local = request.localAddress();
        String address = local == null ? null : local.hostAddress();
        return authority.isLoopback()
                || allowedHosts.contains(authority.host())
                || (address != null && authority.host().equals(withoutZone(address)));
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    /** A target that is a whole URL goes before Host (RFC 9112, section 3.2.2). */
    private boolean isTargetOurs(HttpServerRequest request) {
        String target = request.uri();
        if (target.startsWith("/") || target.equals("*")) {
            return true;
        }
        int scheme = target.indexOf("://");
        Authority named = scheme < 0 ? null : Authority.parse(authority(target, scheme + 3));
        return named != null && isOurs(named, request);
    }

    private static String authority(String target, int from) {
        int end = from;
        while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
            end++;
        }
        return target.substring(from, end);
    }

    /** Whether no page asks, or one of this port itself. */
    private static boolean isOwnPage(HttpServerRequest request, Authority host) {
        List<String> origins = request.headers().getAll(HttpHeaders.ORIGIN);
        return OWN_SITES.containsAll(request.headers().getAll(FETCH_SITE))
                && (origins.isEmpty() || WebOrigin.of("http", host).equals(origin(origins)));
    }

    private static @Nullable WebOrigin origin(List<String> origins) {
        return origins.size() == 1 ? WebOrigin.parse(origins.getFirst()) : null;
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || (length != null && !length.equals("0"));
    }

    private static boolean isJson(HttpServerRequest request) {
        List<String> types = request.headers().getAll(HttpHeaders.CONTENT_TYPE);
        return types.size() == 1 && MediaType.of(types.getFirst()).equals(MediaType.JSON);
    }
}
