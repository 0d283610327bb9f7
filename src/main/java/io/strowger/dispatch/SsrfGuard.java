package io.strowger.dispatch;

import io.strowger.security.CallbackRule;
import io.strowger.security.CallbackUrl;
import io.strowger.security.WebhookSignature;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes requests to URLs that applications gave. Each goes to the very address that was judged, as
 * the host that the URL names, so that neither a second look-up nor a redirect can move it.
 */
final class SsrfGuard {

    /** What came of a URL. */
    sealed interface SafeTarget {

        /** It may be called like this, at any of these addresses. */
        record Open(List<RequestOptions> requests) implements SafeTarget {}

        /**
         * It is not called.
         *
         * @param reason for the record
         */
        record Closed(String reason) implements SafeTarget {}
    }

    private final CallbackResolver resolver;
    private final Function<String, CallbackRule> rules;
    private final InstantSource wall;

    /**
     * @param rules the rule of an account
     * @param wall tells when something was signed, which its receiver compares with its own clock
     */
    SsrfGuard(CallbackResolver resolver, Function<String, CallbackRule> rules, InstantSource wall) {
        this.resolver = resolver;
        this.rules = rules;
        this.wall = wall;
    }

    /** Never fails. */
    Future<SafeTarget> find(String url, String account) {
        CallbackRule rule = rules.apply(account);
        return switch (CallbackUrl.parse(url, rule)) {
            case CallbackUrl.Refused(var reason) ->
                    Future.succeededFuture(new SafeTarget.Closed("callback URL " + reason));
            case CallbackUrl.Ok ok ->
                    resolver.route(ok, rule)
                            .map(route ->
                                    switch (route) {
                                        case CallbackResolver.Route.Open(var addresses) ->
                                                new SafeTarget.Open(requests(ok, addresses));
                                        case CallbackResolver.Route.Closed(var reason) ->
                                                new SafeTarget.Closed("callback: " + reason);
                                    });
        };
    }

    private static List<RequestOptions> requests(CallbackUrl.Ok url, List<InetAddress> addresses) {
        return addresses.stream().map(address -> request(url, address)).toList();
    }

    private static RequestOptions request(CallbackUrl.Ok url, InetAddress address) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(url.tls())
                .setServer(at(address, url.port()))
                .setHost(url.host())
                .setPort(url.port())
                .setURI(url.target())
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json")
                .putHeader("accept", "application/json");
    }

    /** Without the name it was found by, so that the pool tells addresses apart. */
    static SocketAddress at(InetAddress address, int port) {
        InetAddress nameless = InetAddress.ofLiteral(address.getHostAddress());
        return SocketAddress.inetSocketAddress(new InetSocketAddress(nameless, port));
    }

    /**
     * Signs a request when its account has a secret (Standard Webhooks 1.0).
     *
     * @param id the same whenever the same is sent
     */
    void sign(RequestOptions request, String account, Supplier<String> id, byte[] body) {
        CallbackRule rule = rules.apply(account);
        if (rule.signs()) {
            sign(request, rule.secret().reveal(), id.get(), body);
        }
    }

    /** Signs a request with a secret of its own. */
    void sign(RequestOptions request, String secret, String id, byte[] body) {
        long seconds = wall.millis() / 1_000;
        request.putHeader(WebhookSignature.ID_HEADER, id)
                .putHeader(WebhookSignature.TIMESTAMP_HEADER, Long.toString(seconds))
                .putHeader(
                        WebhookSignature.SIGNATURE_HEADER,
                        WebhookSignature.of(secret, id, seconds, body));
    }
}
