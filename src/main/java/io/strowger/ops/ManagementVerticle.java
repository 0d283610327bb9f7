package io.strowger.ops;

import io.strowger.http.server.ClientAddresses;
import io.strowger.http.server.ConnectionStatistics;
import io.strowger.http.server.Connections;
import io.strowger.http.server.DefaultErrorHandler;
import io.strowger.http.server.ErrorFormats;
import io.strowger.http.server.HttpResponses;
import io.strowger.http.server.IngressLimits;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The management server (docs/operators/running.md): health, metrics, and what others mount on it.
 * It asks for no credentials, so it belongs on a loopback address, and a {@link RequestGuard} keeps
 * pages in browsers from it. Health alone is answered to everybody.
 */
public final class ManagementVerticle extends VerticleBase {

    private static final int MAX_HEADER_BYTES = 8 * 1024;

    /** As those of the public port are by default, for fewer connections. */
    private static final IngressLimits LIMITS =
            new IngressLimits(64 * 1024, 5_000, 10_000, 75_000, 500, 500, 20_000);

    private static final String LIVE = "/health/live";
    private static final String READY = "/health/ready";
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<HttpMethod> METHODS =
            Set.of(
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.DELETE);
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final String host;
    private final int port;
    private final RequestGuard guard;
    private final Readiness readiness;
    private final Supplier<String> metrics;
    private final Consumer<Router> routes;
    private final ConnectionStatistics statistics;
    private final DefaultErrorHandler errors =
            new DefaultErrorHandler(ErrorFormats.of(ManagementRefusal::refuse), _ -> {});
    private final AtomicInteger actualPort = new AtomicInteger();

    /**
     * @param port 0 picks a free one
     * @param guard what a request has to be like, but for one about health
     * @param metrics the scrape in Prometheus text format; asked on a worker thread
     * @param routes mounts what else is served here, at the start
     * @param statistics counts the connections
     */
    public ManagementVerticle(
            String host,
            int port,
            RequestGuard guard,
            Readiness readiness,
            Supplier<String> metrics,
            Consumer<Router> routes,
            ConnectionStatistics statistics) {
        this.host = host;
        this.port = port;
        this.guard = guard;
        this.readiness = readiness;
        this.metrics = metrics;
        this.routes = routes;
        this.statistics = statistics;
    }

    /** Where it listens; 0 before it does. */
    public int actualPort() {
        return actualPort.get();
    }

    @Override
    public Future<?> start() {
        HttpServerOptions options =
                new HttpServerOptions()
                        .setHost(host)
                        .setPort(port)
                        .setHttp2ClearTextEnabled(false)
                        .setMaxHeaderSize(MAX_HEADER_BYTES)
                        .setIdleTimeout((int) LIMITS.idleMillis())
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        Connections connections =
                new Connections(
                        options,
                        LIMITS,
                        ClientAddresses.DIRECT,
                        statistics,
                        readiness::isStopping,
                        false);
        Router router = router();
        return vertx.createHttpServer(options)
                .connectionHandler(connections::accept)
                .invalidRequestHandler(errors::invalid)
                .requestHandler(request -> route(request, router))
                .listen()
                .map(HttpServer::actualPort)
                .onSuccess(actualPort::set);
    }

    /** Probes name any host, or none; they are answered before the guard looks for it. */
    private void route(HttpServerRequest request, Router router) {
        String path = READS.contains(request.method()) ? request.path() : null;
        if (LIVE.equals(path)) {
            live(request);
        } else if (READY.equals(path)) {
            ready(request);
        } else {
            guarded(request, router);
        }
    }

    private void guarded(HttpServerRequest request, Router router) {
        ManagementRefusal refusal = guard.against(request);
        if (refusal == null) {
            router.handle(request);
        } else {
            HttpResponses.answerUnread(request, refusal.answer());
        }
    }

    private Router router() {
        Router router = Router.router(vertx);
        allowOrigins(router);
        read(router, LIVE, context -> live(context.request()));
        read(router, READY, context -> ready(context.request()));
        read(router, "/metrics", this::scrape);
        routes.accept(router);
        errors.install(router);
        return router;
    }

    /** Tells browsers that the allowed pages may ask and read (Fetch standard, CORS protocol). */
    private void allowOrigins(Router router) {
        if (guard.origins().isEmpty()) {
            return;
        }
        CorsHandler cors =
                CorsHandler.create()
                        .addOrigins(guard.origins())
                        .allowedMethods(METHODS)
                        .allowedHeader(HttpHeaders.CONTENT_TYPE.toString());
        router.route()
                .handler(context -> {
                    if (guard.isOfAllowedOrigin(context.request())) {
                        cors.handle(context);
                    } else {
                        context.next();
                    }
                });
    }

    private static void read(Router router, String path, Handler<RoutingContext> handler) {
        Route route = router.route(path);
        READS.forEach(route::method);
        route.handler(handler);
    }

    private static void live(HttpServerRequest request) {
        json(request, 200, up(true));
    }

    private void ready(HttpServerRequest request) {
        Readiness.Report report = readiness.report();
        JsonArray checks = new JsonArray();
        report.checks().forEach(check -> checks.add(up(check.up()).put("id", check.id())));
        json(request, report.ready() ? 200 : 503, up(report.ready()).put("checks", checks));
    }

    private void scrape(RoutingContext context) {
        vertx.executeBlocking(metrics::get)
                .onFailure(context::fail)
                .onSuccess(text ->
                        context.response()
                                .putHeader(HttpHeaders.CONTENT_TYPE, PROMETHEUS_TEXT)
                                .end(text));
    }

    private static JsonObject up(boolean up) {
        return new JsonObject().put("status", up ? "UP" : "DOWN");
    }

    private static void json(HttpServerRequest request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(body.toBuffer());
    }
}
