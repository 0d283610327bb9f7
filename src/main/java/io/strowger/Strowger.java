package io.strowger;

import io.strowger.bootstrap.ApiModules;
import io.strowger.bootstrap.ApplicationModule;
import io.strowger.bootstrap.FolderLock;
import io.strowger.bootstrap.HttpServerFactory;
import io.strowger.bootstrap.NetworkModule;
import io.strowger.bootstrap.Protocols;
import io.strowger.bootstrap.PushSettlement;
import io.strowger.bootstrap.PushStores;
import io.strowger.bootstrap.RetentionModule;
import io.strowger.bootstrap.RouterMetrics;
import io.strowger.bootstrap.Storage;
import io.strowger.bootstrap.StoreHealthProbe;
import io.strowger.bootstrap.VerticleDeployment;
import io.strowger.bootstrap.WallWatch;
import io.strowger.bus.Endpoints;
import io.strowger.cli.RouterStarter;
import io.strowger.config.Settings;
import io.strowger.core.session.SessionMachine;
import io.strowger.demo.DemoApplication;
import io.strowger.numbering.Numbering;
import io.strowger.ops.ManagementVerticle;
import io.strowger.ops.Readiness;
import io.strowger.ops.RequestGuard;
import io.strowger.ops.watchdog.LoopWatchdog;
import io.strowger.ops.watchdog.OutOfMemoryExit;
import io.strowger.session.SessionContext;
import io.strowger.store.memory.MemorySessionStore;
import io.strowger.store.sql.SealRewriterVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A router in this process: the list of its modules, and their lifecycle. */
public final class Strowger implements RouterStarter.Running {

    private static final Logger log = LoggerFactory.getLogger(Strowger.class);

    private final Vertx vertx;
    private final Settings settings;
    private final Storage storage;
    private final FolderLock lock;
    private final Readiness readiness = new Readiness();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final RouterMetrics counters;
    private final ApplicationModule applications;
    private final NetworkModule networks;
    private final PushSettlement payments;
    private final ApiModules apis;
    private final VerticleDeployment verticles;
    private final ManagementVerticle management;
    private volatile @Nullable LoopWatchdog watchdog;
    private volatile long probing;

    private Strowger(
            Vertx vertx, Settings settings, Storage storage, Protocols protocols, FolderLock lock) {
        this.lock = lock;
        this.vertx = vertx;
        this.settings = settings;
        this.storage = storage;
        this.counters = new RouterMetrics(storage.records(), storage.registry());
        this.applications =
                new ApplicationModule(settings, storage, storage.clock(), protocols.dialects());
        Endpoints endpoints = new Endpoints(settings.eventLoops());
        this.networks =
                new NetworkModule(
                        vertx,
                        storage,
                        endpoints,
                        protocols,
                        settings.sessions().rules().submitWithinMillis());
        PushStores stores = PushStores.of(storage, settings.oneApi().correlators());
        this.payments = new PushSettlement(stores, settings, storage.clock(), counters);
        this.apis =
                new ApiModules(
                        settings,
                        storage,
                        stores,
                        endpoints,
                        applications,
                        counters,
                        stopping::get);
        this.verticles = new VerticleDeployment(vertx, plan(protocols));
        this.management =
                new ManagementVerticle(
                        settings.management().host(),
                        settings.management().port(),
                        new RequestGuard(
                                settings.management().allowedHosts(),
                                settings.management().allowedOrigins()),
                        readiness,
                        counters::scrape,
                        networks::mount,
                        counters.connections("management"));
    }

    private VerticleDeployment.Plan plan(Protocols protocols) {
        return new VerticleDeployment.Plan(
                settings.eventLoops(),
                applications.dispatchContext(counters, networks::messages),
                session(),
                HttpServerFactory.ingressContext(
                        settings,
                        storage.registry(),
                        protocols.dialects(),
                        apis.shapes(),
                        counters,
                        stopping,
                        counters.connections("public"),
                        readiness),
                count -> MemorySessionStore.shared(count, storage.clock().millis()),
                settings.http().host(),
                settings.http().port(),
                apis::router);
    }

    private SessionContext session() {
        int loops = settings.eventLoops();
        return new SessionContext(
                new SessionMachine(settings.sessions().rules()),
                storage.clock(),
                storage.registry()::current,
                networks::network,
                payments.recoveries(),
                counters,
                applications.checkouts(),
                counters,
                payments.live(),
                new SessionContext.Limits(
                        Math.ceilDiv(settings.sessions().maxLive(), loops),
                        Math.ceilDiv(settings.sessions().maxPlaces(), loops),
                        settings.sessions().mostBytes() / loops,
                        settings.http().maxInFlight()));
    }

    /**
     * Begins to work: one part after the other, the management port last. Waits on the thread that
     * starts the router, so that no part is deployed as the child of another.
     */
    private void open() {
        List<Supplier<Future<?>>> parts =
                List.of(
                        verticles::open,
                        apis::start,
                        () -> payments.start(vertx),
                        this::deployRetention,
                        this::deploySealRewriter,
                        networks::deploy,
                        () -> applications.deploy(vertx),
                        this::watch,
                        () -> vertx.deployVerticle(management));
        parts.forEach(part -> part.get().await());
    }

    private Future<?> deployRetention() {
        return new RetentionModule(
                        vertx, storage, settings.records().keep(), storage.clock(), counters)
                .deploy(apis.cleaning());
    }

    private Future<?> deploySealRewriter() {
        return vertx.deployVerticle(
                new SealRewriterVerticle(storage.database(), storage.keys()),
                new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER));
    }

    private Future<?> watch() {
        counters.watch(apis.lookups());
        counters.watch(verticles, applications.limiters(), applications.outbox());
        StoreHealthProbe disk = new StoreHealthProbe(storage);
        readiness.add("store", disk::holds);
        readiness.add("records", storage.records()::healthy);
        WallWatch wall = new WallWatch(storage.clock());
        counters.watch(wall);
        probing =
                vertx.setPeriodic(
                        StoreHealthProbe.EVERY_MILLIS,
                        _ -> {
                            disk.look();
                            wall.look();
                        });
        return Future.succeededFuture();
    }

    /**
     * Starts a router and returns when it is ready.
     *
     * @throws io.strowger.cli.CommandFailure when a provisioning file cannot be applied
     * @throws io.strowger.store.StoreException when the data cannot be used
     */
    public static Strowger start(Settings settings, Map<String, String> environment)
            throws IOException {
        return start(settings, environment, Protocols.STANDARD);
    }

    /** Starts a router that speaks these protocols. */
    public static Strowger start(
            Settings settings, Map<String, String> environment, Protocols protocols)
            throws IOException {
        FolderLock lock = FolderLock.hold(settings.data(), settings.records().directory());
        try {
            return start(settings, environment, protocols, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Strowger start(
            Settings settings,
            Map<String, String> environment,
            Protocols protocols,
            FolderLock lock)
            throws IOException {
        Thread.ofPlatform().daemon().name("numbering").start(Numbering::international);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(settings.eventLoops()));
        try {
            if (settings.demo().enabled()) {
                startDemo(vertx, settings.demo().port());
            }
            Storage storage =
                    Storage.lay(vertx, settings, environment, InstantSource.system(), protocols);
            Strowger strowger = new Strowger(vertx, settings, storage, protocols, lock);
            strowger.open();
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

    /** From now on, until it is stopped, the process ends when one of its event loops does. */
    void watchLoops(OutOfMemoryExit exit) {
        watchdog = LoopWatchdog.over(vertx, exit);
    }

    @Override
    public int httpPort() {
        return verticles.port();
    }

    @Override
    public int managementPort() {
        return management.actualPort();
    }

    /**
     * Not ready at once, and every answer ends its connection; everything is served on for the
     * drain delay, so that balancers have sent their requests elsewhere before any is refused. Then
     * live hops finish, what is left is ended; records are written.
     */
    @Override
    public void stop() {
        readiness.stopping();
        serveOn(settings.servesOnFor().toMillis());
        stopping.set(true);
        LoopWatchdog watching = watchdog;
        if (watching != null) {
            watching.close();
        }
        verticles.close(settings.shutdownWithin().toMillis()).await();
        payments.settled(vertx).await();
        vertx.cancelTimer(probing);
        // what looks into the database goes before the database does
        Future.join(vertx.deploymentIDs().stream().map(vertx::undeploy).toList()).await();
        storage.close();
        vertx.close().await();
        release();
    }

    private void serveOn(long millis) {
        if (millis > 0) {
            log.atInfo().addKeyValue("millis", millis).log("Serving on, so that balancers see it");
            vertx.timer(millis, TimeUnit.MILLISECONDS).await();
        }
    }

    private void release() {
        try {
            lock.close();
        } catch (IOException e) {
            log.warn("The data folder is let go only by the end of this process", e);
        }
    }
}
