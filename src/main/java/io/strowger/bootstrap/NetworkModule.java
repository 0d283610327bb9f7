package io.strowger.bootstrap;

import io.strowger.bus.Endpoints;
import io.strowger.network.ConnectorContext;
import io.strowger.network.Network;
import io.strowger.network.RunningConnector;
import io.strowger.network.ShortMessages;
import io.strowger.provision.NetworkDefinition;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The ways out to the networks, one a connector. */
public final class NetworkModule {

    /** A submit over HTTP ends this much before its session gives up on it. */
    private static final long MARGIN_MILLIS = 500;

    private final ConnectorContext context;
    private final Map<String, RunningConnector> connectors;

    public NetworkModule(
            Vertx vertx,
            Storage foundations,
            Endpoints endpoints,
            Protocols protocols,
            long submitWithinMillis) {
        this.context =
                new ConnectorContext(
                        vertx,
                        endpoints,
                        foundations.clock().wall(),
                        id -> foundations.registry().current().network(id),
                        protocols.dialects(),
                        Math.max(submitWithinMillis - MARGIN_MILLIS, MARGIN_MILLIS));
        this.connectors = protocols.connectors().open(context);
    }

    /** Deploys what needs an event loop of its own, one connector after the other. */
    public Future<?> deploy() {
        Future<?> deployed = Future.succeededFuture();
        for (RunningConnector connector : connectors.values()) {
            deployed = deployed.compose(_ -> connector.start());
        }
        return deployed;
    }

    /** The way out to a network of now, or null when it has none. */
    public @Nullable Network network(String id) {
        return find(id, RunningConnector::network);
    }

    /** The SMS side of a network of now, or null when it has none. */
    public @Nullable ShortMessages messages(String id) {
        return find(id, RunningConnector::messages);
    }

    private <T> @Nullable T find(
            String id, BiFunction<RunningConnector, NetworkDefinition, @Nullable T> side) {
        NetworkDefinition network = context.networks().apply(id);
        RunningConnector connector = network == null ? null : connectors.get(network.connector());
        return network == null || connector == null ? null : side.apply(connector, network);
    }

    /** What the connectors add to the management port, once they are deployed. */
    public void mount(Router router) {
        connectors.values().stream()
                .flatMap(connector -> connector.routes().stream())
                .forEach(route -> route.accept(router));
    }
}
