package io.strowger.dispatch;

import io.strowger.dialect.ApplicationDialect;
import io.strowger.dialect.WireRequest;
import io.strowger.provision.ApplicationDefinition;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that a call to one application needs, put together once a snapshot.
 *
 * @param base the request of an empty {@code path}
 */
record Target(
        ApplicationDefinition application,
        ApplicationDialect dialect,
        ApplicationLimiter limiter,
        RequestOptions base) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    static Target of(
            ApplicationDefinition application,
            ApplicationDialect dialect,
            ApplicationLimiter limiter) {
        return new Target(application, dialect, limiter, request(application, ""));
    }

    /** The URL that a request goes to, when an application gave it; null when the operator did. */
    @Nullable String givenUrl(WireRequest wire) {
        if (wire.url() != null) {
            return wire.url();
        }
        return application.trusted() ? null : application.url(wire.path()).toString();
    }

    /** Whether nobody is there to be told: neither the request nor the application has a URL. */
    boolean leadsNowhere(WireRequest wire) {
        return wire.url() == null && application.url().equals(ApplicationDefinition.NOWHERE);
    }

    /** The request that goes to {@code path} behind the application's URL. */
    RequestOptions request(String path) {
        return path.isEmpty() ? base : request(application, path);
    }

    private static RequestOptions request(ApplicationDefinition application, String path) {
        URI url = application.url();
        boolean tls = url.getScheme().toLowerCase(Locale.ROOT).equals("https");
        int standard = tls ? HTTPS_PORT : HTTP_PORT;
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(tls)
                .setHost(url.getHost())
                .setPort(url.getPort() < 0 ? standard : url.getPort())
                .setURI(pathOf(url, path) + query)
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json")
                .putHeader("accept", "application/json");
    }

    private static String pathOf(URI url, String path) {
        String own = url.getRawPath();
        if (path.isEmpty()) {
            return own.isEmpty() ? "/" : own;
        }
        return own.endsWith("/") ? own.substring(0, own.length() - 1) + path : own + path;
    }
}
