package io.strowger;

import io.strowger.bus.Endpoints;
import io.strowger.dialect.oneapi.OneApiSubmitDialect;
import io.strowger.network.Network;
import io.strowger.network.ShortMessages;
import io.strowger.network.http.HttpNetworks;
import io.strowger.network.simulator.HandsetRoutes;
import io.strowger.network.simulator.NotDelivered;
import io.strowger.network.simulator.SimulatorNetwork;
import io.strowger.network.simulator.SimulatorVerticle;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.Registry;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ways out to the networks, one a connector. */
final class NetworkModule {

    private static final Logger log = LoggerFactory.getLogger(NetworkModule.class);

    /** A submit over HTTP ends this much before its session gives up on it. */
    private static final long MARGIN_MILLIS = 500;

    private final Registry registry;
    private final SimulatorVerticle simulator;
    private final HttpNetworks http;

    NetworkModule(
            Vertx vertx,
            Registry registry,
            Endpoints endpoints,
            InstantSource wall,
            long submitWithinMillis) {
        this.registry = registry;
        long within = Math.max(submitWithinMillis - MARGIN_MILLIS, MARGIN_MILLIS);
        this.http = new HttpNetworks(vertx, List.of(new OneApiSubmitDialect()), within);
        this.simulator =
                new SimulatorVerticle(
                        endpoints,
                        wall,
                        SimulatorNetwork.Terms.defaults(NetworkModule::notDelivered));
    }

    /**
     * Deploys what needs an event loop of its own; after the verticles of the loops, which count
     * theirs.
     */
    void deploy(Vertx vertx) {
        vertx.deployVerticle(simulator).await();
    }

    /** The way out to a network of now, or null when it has none. */
    @Nullable Network network(String id) {
        NetworkDefinition network = registry.current().network(id);
        if (network == null) {
            return null;
        }
        return network.connector().equals("simulator") ? simulator.network() : http.find(network);
    }

    /** The SMS side of a network of now, or null when it has none. */
    @Nullable ShortMessages messages(String id) {
        NetworkDefinition network = registry.current().network(id);
        return network != null && network.connector().equals("simulator")
                ? simulator.network()
                : null;
    }

    /** What people do at simulated handsets. */
    HandsetRoutes handsets() {
        return new HandsetRoutes(simulator.network(), id -> registry.current().network(id));
    }

    /** The session is told by the bus. */
    private static void notDelivered(NotDelivered report) {
        log.atInfo()
                .addKeyValue("network", report.key().network())
                .addKeyValue("cause", report.cause())
                .log("A submit was not delivered");
    }
}
