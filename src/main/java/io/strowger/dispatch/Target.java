package io.strowger.dispatch;

import io.strowger.dialect.ApplicationDialect;
import io.strowger.dialect.WireRequest;
import io.strowger.provision.ApplicationDefinition;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that a call to one application needs, put together once a snapshot; for one event loop. */
final class Target {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final ApplicationDefinition application;
    private final ApplicationDialect dialect;
    private final ApplicationLimiter limiter;

    private final String host;
    private final boolean named;

    /** The last request and its form: most differ in nothing but their bodies. */
    private @Nullable Form last;

    private record Form(
            WireRequest.Head head,
            String target,
            Map<String, String> headers,
            @Nullable InetAddress address,
            RequestOptions options) {

        boolean isOf(WireRequest wire, @Nullable InetAddress at) {
            return Objects.equals(at, address)
                    && head.equals(wire.head())
                    && target.equals(wire.target())
                    && headers.equals(wire.headers());
        }
    }

    private Target(
            ApplicationDefinition application,
            ApplicationDialect dialect,
            ApplicationLimiter limiter) {
        this.application = application;
        this.dialect = dialect;
        this.limiter = limiter;
        this.host = application.url().getHost() == null ? "" : application.url().getHost();
        this.named = isName(host);
    }

    private static boolean isName(String host) {
        if (host.isEmpty() || host.contains(":")) {
            return false;
        }
        try {
            return InetAddress.ofLiteral(host) == null;
        } catch (IllegalArgumentException name) {
            return true;
        }
    }

    /** The name of the host of the application's own URL; null when that has its address. */
    @Nullable String hostName() {
        return named ? host : null;
    }

    static Target of(
            ApplicationDefinition application,
            ApplicationDialect dialect,
            ApplicationLimiter limiter) {
        return new Target(application, dialect, limiter);
    }

    ApplicationDefinition application() {
        return application;
    }

    ApplicationDialect dialect() {
        return dialect;
    }

    ApplicationLimiter limiter() {
        return limiter;
    }

    /** The URL that a request goes to, when an application gave it; null when the operator did. */
    @Nullable String givenUrl(WireRequest wire) {
        if (wire.url() != null) {
            return wire.url();
        }
        return application.trusted() ? null : wire.at(application.url()).toString();
    }

    /** Whether nobody is there to be told: neither the request nor the application has a URL. */
    boolean leadsNowhere(WireRequest wire) {
        return wire.url() == null && application.url().equals(ApplicationDefinition.NOWHERE);
    }

    /**
     * The form of a request that goes to the application's own URL; it is not to be changed.
     *
     * @param address of its host, when that has a name
     */
    RequestOptions request(WireRequest wire, @Nullable InetAddress address) {
        Form known = last;
        if (known != null && known.isOf(wire, address)) {
            return known.options();
        }
        RequestOptions made = put(to(application.url(), wire), wire);
        if (address != null) {
            made.setServer(SsrfGuard.at(address, made.getPort()));
        }
        if (wire.query().isEmpty()) { // what a query says, no other request says
            last = new Form(wire.head(), wire.target(), wire.headers(), address, made);
        }
        return made;
    }

    private static RequestOptions to(URI url, WireRequest wire) {
        boolean tls = url.getScheme().toLowerCase(Locale.ROOT).equals("https");
        int standard = tls ? HTTPS_PORT : HTTP_PORT;
        return new RequestOptions()
                .setSsl(tls)
                .setHost(url.getHost())
                .setPort(url.getPort() < 0 ? standard : url.getPort())
                .setURI(wire.behind(url))
                .setFollowRedirects(false);
    }

    /** Puts all of a request but its target and body into a form. */
    static RequestOptions put(RequestOptions request, WireRequest wire) {
        WireRequest.Head head = wire.head();
        request.setMethod(HttpMethod.valueOf(head.method()));
        if (!head.contentType().isEmpty()) {
            request.putHeader("content-type", head.contentType());
        } else if (request.getHeaders() != null) {
            request.getHeaders().remove("content-type");
        }
        request.putHeader("accept", head.accept());
        wire.headers().forEach(request::putHeader);
        return request;
    }
}
