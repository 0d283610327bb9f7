package io.strowger;

import io.strowger.network.ConnectorContext;
import io.strowger.network.Connectors;
import io.strowger.network.Network;
import io.strowger.network.RunningConnector;
import io.strowger.network.ShortMessages;
import io.strowger.provision.NetworkDefinition;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The ways out to the networks, one a connector. */
final class NetworkModule {

    /** A submit over HTTP ends this much before its session gives up on it. */
    private static final long MARGIN_MILLIS = 500;

    private final ConnectorContext context;
    private final Map<String, RunningConnector> connectors;

    NetworkModule(Connectors connectors, ConnectorContext context) {
        this.context = context;
        this.connectors = connectors.open(context);
    }

    /** How long a submit may take when its session waits for it that long. */
    static long submitWithinMillis(long sessionWaitsMillis) {
        return Math.max(sessionWaitsMillis - MARGIN_MILLIS, MARGIN_MILLIS);
    }

    /** Deploys what needs an event loop of its own; after the rooms, which count theirs. */
    void deploy() {
        connectors.values().forEach(connector -> connector.start().await());
    }

    /** The way out to a network of now, or null when it has none. */
    @Nullable Network network(String id) {
        return find(id, RunningConnector::network);
    }

    /** The SMS side of a network of now, or null when it has none. */
    @Nullable ShortMessages messages(String id) {
        return find(id, RunningConnector::messages);
    }

    private <T> @Nullable T find(
            String id, BiFunction<RunningConnector, NetworkDefinition, @Nullable T> side) {
        NetworkDefinition network = context.networks().apply(id);
        RunningConnector connector = network == null ? null : connectors.get(network.connector());
        return network == null || connector == null ? null : side.apply(connector, network);
    }

    /** What the connectors add to the management port, once they are deployed. */
    List<Consumer<Router>> routes() {
        return connectors.values().stream()
                .flatMap(connector -> connector.routes().stream())
                .toList();
    }
}
