package io.strowger.network.simulator;

import io.strowger.core.session.SessionEvent.NotDelivered;
import io.strowger.network.Connector;
import io.strowger.network.ConnectorContext;
import io.strowger.network.Network;
import io.strowger.network.RunningConnector;
import io.strowger.network.ShortMessages;
import io.strowger.provision.ConnectorTraits;
import io.strowger.provision.NetworkDefinition;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connector of the simulated networks: one verticle for all of them. */
public final class SimulatorConnector implements RunningConnector {

    static final String NAME = "simulator";

    /** The entry of the list of connectors. */
    public static final Connector ENTRY =
            new Connector(new ConnectorTraits(NAME, false, true), SimulatorConnector::new);

    private static final Logger log = LoggerFactory.getLogger(SimulatorConnector.class);

    private final ConnectorContext context;
    private final SimulatorVerticle simulator;

    private SimulatorConnector(ConnectorContext context) {
        this.context = context;
        this.simulator =
                new SimulatorVerticle(
                        context.endpoints(),
                        context.wall(),
                        SimulatorNetwork.Terms.defaults(SimulatorConnector::notDelivered));
    }

    @Override
    public Network network(NetworkDefinition network) {
        return simulator.network();
    }

    @Override
    public ShortMessages messages(NetworkDefinition network) {
        return simulator.network();
    }

    @Override
    public Future<?> start() {
        return context.vertx().deployVerticle(simulator);
    }

    /** What people do at simulated handsets. */
    @Override
    public List<Consumer<Router>> routes() {
        return List.of(new HandsetRoutes(simulator.network(), context.networks()));
    }

    /** The session is told by the bus. */
    private static void notDelivered(NotDelivered report) {
        log.atInfo()
                .addKeyValue("network", report.key().network())
                .addKeyValue("cause", report.cause())
                .log("A submit was not delivered");
    }
}
