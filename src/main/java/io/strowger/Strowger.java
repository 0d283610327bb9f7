package io.strowger;

import io.strowger.bus.Endpoints;
import io.strowger.cli.RouterStarter;
import io.strowger.config.HttpSettings;
import io.strowger.config.Settings;
import io.strowger.core.session.SessionMachine;
import io.strowger.demo.DemoApplication;
import io.strowger.dialect.ApplicationDialect;
import io.strowger.dialect.NetworkDialect;
import io.strowger.dialect.oneapi.OneApiDialect;
import io.strowger.dialect.oneapi.OneApiFault;
import io.strowger.dialect.oneapi.OneApiNetworkDialect;
import io.strowger.dialect.programmable.ProgrammableDialect;
import io.strowger.dialect.programmable.ProgrammableNetworkDialect;
import io.strowger.dispatch.Callbacks;
import io.strowger.dispatch.DispatchRoom;
import io.strowger.dispatch.Gates;
import io.strowger.dispatch.Keepers;
import io.strowger.dispatch.OutboxVerticle;
import io.strowger.ingress.ErrorShapes;
import io.strowger.ingress.IngressLimits;
import io.strowger.ingress.IngressRoom;
import io.strowger.ingress.RateLimits;
import io.strowger.network.Network;
import io.strowger.network.simulator.HandsetRoutes;
import io.strowger.network.simulator.NotDelivered;
import io.strowger.network.simulator.SimulatorNetwork;
import io.strowger.network.simulator.SimulatorVerticle;
import io.strowger.numbering.Numbering;
import io.strowger.ops.ManagementVerticle;
import io.strowger.ops.Readiness;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.NetworkDefinition;
import io.strowger.security.CallbackRule;
import io.strowger.session.SessionRoom;
import io.strowger.store.memory.MemorySessionStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A router in this process: the one place where everything is put together. */
public final class Strowger implements RouterStarter.Running {

    private static final Logger log = LoggerFactory.getLogger(Strowger.class);

    private static final int MAX_BODY_BYTES = 64 * 1024;

    /** To one host, an event loop; each application's own bulkhead is what bounds its calls. */
    private static final int MAX_CONNECTIONS = 16_384;

    /** Longer than any application may take, so that the session's own deadlines decide. */
    private static final long ANSWER_WITHIN_MILLIS = 20_000;

    private final Vertx vertx;
    private final Settings settings;
    private final Foundations foundations;
    private final InstantSource clock;
    private final Readiness readiness = new Readiness();
    private final Counters counters;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final int loops;
    private final Rooms rooms;
    private final ManagementVerticle management;

    private Strowger(Vertx vertx, Settings settings, Foundations foundations, InstantSource clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.foundations = foundations;
        this.clock = clock;
        this.loops = settings.eventLoops();
        this.counters = new Counters(foundations.records());
        Gates gates = gates();
        Endpoints endpoints = new Endpoints(loops);
        SimulatorVerticle simulator =
                new SimulatorVerticle(
                        endpoints, clock, SimulatorNetwork.Terms.defaults(this::notDelivered));
        Keepers keepers = keepers();
        OneApi oneApi =
                new OneApi(
                        foundations,
                        clock,
                        endpoints,
                        Strowger::callbackRule,
                        counters::refused,
                        stopping::get);
        this.rooms =
                Rooms.open(
                                vertx,
                                new Rooms.Plan(
                                        loops,
                                        dispatch(gates, keepers),
                                        session(simulator, keepers),
                                        ingress(),
                                        count -> MemorySessionStore.shared(count, clock.millis()),
                                        settings.http().host(),
                                        settings.http().port(),
                                        oneApi::router))
                        .await();
        oneApi.tidy(vertx);
        vertx.deployVerticle(simulator).await();
        vertx.deployVerticle(
                        new OutboxVerticle(
                                foundations.outbox(),
                                foundations.keys().vault(),
                                clock,
                                Callbacks.by(this::callbackRule)))
                .await();
        counters.watch(rooms, gates);
        this.management = management(simulator.network());
        vertx.deployVerticle(management).await();
    }

    /**
     * Starts a router and returns when it is ready.
     *
     * @throws io.strowger.cli.CommandFailure when a provisioning file cannot be applied
     * @throws io.strowger.store.StoreException when the data cannot be used
     */
    public static Strowger start(Settings settings, Map<String, String> environment)
            throws IOException {
        InstantSource clock = InstantSource.system();
        Thread.ofPlatform().daemon().name("numbering").start(Numbering::international);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(settings.eventLoops()));
        try {
            if (settings.demo().enabled()) {
                startDemo(vertx, settings.demo().port());
            }
            Foundations foundations = Foundations.lay(vertx, settings, environment, clock);
            Strowger strowger = new Strowger(vertx, settings, foundations, clock);
            strowger.watchDisk();
            return strowger;
        } catch (IOException | RuntimeException e) {
            vertx.close().await();
            throw e;
        }
    }

    /** The router is worth starting without its demo, whose port a developer may have taken. */
    private static void startDemo(Vertx vertx, int port) {
        DemoApplication.start(vertx, port)
                .onFailure(error ->
                        log.atWarn()
                                .addKeyValue("port", port)
                                .addKeyValue("error", error.getMessage())
                                .log("The demo application does not run"));
    }

    private DispatchRoom dispatch(Gates gates, Keepers keepers) {
        ApplicationDialect programmable = new ProgrammableDialect();
        ApplicationDialect oneApi = new OneApiDialect();
        return new DispatchRoom(
                clock,
                foundations.registry()::current,
                Map.of(programmable.name(), programmable, oneApi.name(), oneApi),
                gates,
                Callbacks.by(this::callbackRule),
                keepers::keep,
                counters,
                settings.applications().maxAnswerBytes(),
                MAX_CONNECTIONS);
    }

    private CallbackRule callbackRule(String id) {
        AccountDefinition account = foundations.registry().current().account(id);
        return account == null ? CallbackRule.PUBLIC : callbackRule(account);
    }

    private static CallbackRule callbackRule(AccountDefinition account) {
        return new CallbackRule(
                CallbackRule.BOTH_SCHEMES, account.callbackRanges(), account.callbackSecret());
    }

    private SessionRoom session(SimulatorVerticle simulator, Keepers keepers) {
        return new SessionRoom(
                new SessionMachine(settings.sessions().rules()),
                clock,
                foundations.registry()::current,
                id -> network(id, simulator),
                counters,
                keepers::keep,
                counters,
                new SessionRoom.Limits(
                        settings.sessions().maxLive() / loops,
                        settings.sessions().maxPlaces() / loops));
    }

    private @Nullable Network network(String id, SimulatorVerticle simulator) {
        NetworkDefinition network = foundations.registry().current().network(id);
        return network != null && network.connector().equals("simulator")
                ? simulator.network()
                : null;
    }

    private IngressRoom ingress() {
        NetworkDialect programmable = new ProgrammableNetworkDialect();
        NetworkDialect oneApi = new OneApiNetworkDialect();
        return new IngressRoom(
                foundations.registry()::current,
                Map.of(programmable.name(), programmable, oneApi.name(), oneApi),
                ErrorShapes.of(programmable::refuse)
                        .with("/ussd/", OneApiFault::refuse)
                        .with("/apicall/", OneApiFault::refuse),
                limits(settings.http(), loops),
                counters,
                new RateLimits(),
                stopping);
    }

    private static IngressLimits limits(HttpSettings http, int loops) {
        return new IngressLimits(
                MAX_BODY_BYTES,
                http.headersWithin().toMillis(),
                http.bodyWithin().toMillis(),
                http.idleTimeout().toMillis(),
                http.maxConnections() / loops,
                http.maxInFlight() / loops,
                ANSWER_WITHIN_MILLIS);
    }

    private Gates gates() {
        return new Gates(
                settings.applications().circuit().failures(),
                settings.applications().circuit().openFor().toMillis());
    }

    private Keepers keepers() {
        return new Keepers(
                foundations.outbox(),
                foundations.keys().vault(),
                clock,
                foundations.registry()::current);
    }

    private ManagementVerticle management(SimulatorNetwork simulator) {
        return new ManagementVerticle(
                settings.management().host(),
                settings.management().port(),
                readiness,
                counters::scrape,
                List.of(
                        new HandsetRoutes(
                                simulator, id -> foundations.registry().current().network(id))));
    }

    /** Comes alive with network-initiated sessions: only they can fail to be delivered. */
    private void notDelivered(NotDelivered report) {
        log.atInfo()
                .addKeyValue("network", report.key().network())
                .addKeyValue("cause", report.cause())
                .log("A submit was not delivered");
    }

    private void watchDisk() {
        DiskWatch disk = new DiskWatch(foundations);
        readiness.add("store", disk::holds);
        readiness.add("records", foundations.records()::healthy);
        vertx.setPeriodic(DiskWatch.EVERY_MILLIS, _ -> disk.look());
    }

    @Override
    public int httpPort() {
        return rooms.port();
    }

    @Override
    public int managementPort() {
        return management.actualPort();
    }

    /** Not ready at once; live hops finish, what is left is ended; records are written. */
    @Override
    public void stop() {
        readiness.stopping();
        stopping.set(true);
        Future<Void> closed = rooms.close(settings.shutdownWithin().toMillis());
        closed.await();
        // what looks into the database goes before the database does
        Future.join(vertx.deploymentIDs().stream().map(vertx::undeploy).toList()).await();
        foundations.close();
        vertx.close().await();
    }
}
