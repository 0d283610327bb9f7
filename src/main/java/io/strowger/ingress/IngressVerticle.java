package io.strowger.ingress;

import io.strowger.bus.BusClient;
import io.strowger.http.server.Connections;
import io.strowger.http.server.DefaultErrorHandler;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Plugs the public port into an event loop. All ingress verticles share the port. */
public final class IngressVerticle extends VerticleBase {

    private static final int MAX_HEADER_BYTES = 8 * 1024;

    private final int loop;
    private final IngressContext shared;
    private final String host;
    private final int port;
    private final Function<Vertx, Router> routes;
    private final DefaultErrorHandler fallbacks;

    /**
     * @param loop the number of this verticle, from 0
     * @param port what all of them share; not 0
     * @param routes makes the router for every path but those of networks; what it does not answer
     *     is answered in the shape of its path
     */
    public IngressVerticle(
            int loop,
            IngressContext shared,
            String host,
            int port,
            Function<Vertx, Router> routes) {
        this.loop = loop;
        this.shared = shared;
        this.host = host;
        this.port = port;
        this.routes = routes;
        this.fallbacks = new DefaultErrorHandler(shared.shapes(), shared.meters()::refused);
    }

    @Override
    public Future<?> start() {
        HttpServerOptions options = options();
        Connections connections =
                new Connections(
                        options,
                        shared.limits(),
                        shared.clients(),
                        shared.connections(),
                        shared.leaving(),
                        true);
        NetworkEndpoint networks =
                new NetworkEndpoint(
                        loop,
                        new BusClient(vertx),
                        new NetworkDirectory(shared),
                        shared,
                        fallbacks);
        Router others = routes.apply(vertx);
        fallbacks.install(others);
        return vertx.createHttpServer(options)
                .connectionHandler(connections::accept)
                .invalidRequestHandler(fallbacks::invalid)
                .requestHandler(request -> route(request, networks, others))
                .listen(port, host);
    }

    private void route(HttpServerRequest request, NetworkEndpoint networks, Router others) {
        try {
            String path = request.path();
            if (path != null && path.startsWith(NetworkEndpoint.PATH)) {
                networks.handle(request, path);
            } else if (shared.health().isAt(String.valueOf(path))) {
                shared.health().answer(request);
            } else if (Connections.enter(request, shared.exchanges())) {
                others.handle(request);
            } else {
                fallbacks.tooBusy(request);
            }
        } catch (RuntimeException e) {
            fallbacks.failed(request, e);
        }
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setTcpNoDelay(true)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) shared.limits().idleMillis());
    }
}
