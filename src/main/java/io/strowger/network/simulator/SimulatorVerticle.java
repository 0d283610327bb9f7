package io.strowger.network.simulator;

import io.strowger.bus.BusClient;
import io.strowger.bus.Endpoints;
import io.strowger.core.model.SessionId;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The event loop of the {@link SimulatorNetwork}; one serves all networks of its kind. */
public final class SimulatorVerticle extends VerticleBase {

    private static final long ANSWER_WITHIN_MILLIS = 20_000;

    private final Endpoints endpoints;
    private final InstantSource clock;
    private final SimulatorNetwork.Terms terms;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable SimulatorNetwork network;

    public SimulatorVerticle(
            Endpoints endpoints, InstantSource clock, SimulatorNetwork.Terms terms) {
        this.endpoints = endpoints;
        this.clock = clock;
        this.terms = terms;
    }

    @Override
    public Future<?> start() {
        BusClient caller = new BusClient(vertx);
        network =
                new SimulatorNetwork(
                        new Loop(vertx, context),
                        request ->
                                endpoints
                                        .sessionOf(request.key())
                                        .call(caller, request, ANSWER_WITHIN_MILLIS),
                        clock,
                        terms.telling(
                                report -> endpoints.lostOf(report.key()).tell(caller, report)),
                        () -> new SessionId(random.nextLong(), random.nextLong()).hex());
        return Future.succeededFuture();
    }

    /**
     * The networks, once this is deployed.
     *
     * @throws IllegalStateException before it is
     */
    public SimulatorNetwork network() {
        SimulatorNetwork deployed = network;
        if (deployed == null) {
            throw new IllegalStateException("the simulator is not deployed yet");
        }
        return deployed;
    }
}
