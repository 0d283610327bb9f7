package io.strowger;

import io.strowger.bus.Endpoints;
import io.strowger.cli.RouterStarter;
import io.strowger.config.Settings;
import io.strowger.core.session.SessionMachine;
import io.strowger.demo.DemoApplication;
import io.strowger.numbering.Numbering;
import io.strowger.ops.ManagementVerticle;
import io.strowger.ops.OpenFileLimit;
import io.strowger.ops.Readiness;
import io.strowger.ops.RequestGuard;
import io.strowger.ops.retention.CleaningTask;
import io.strowger.ops.watchdog.LoopWatchdog;
import io.strowger.ops.watchdog.OutOfMemoryExit;
import io.strowger.session.SessionContext;
import io.strowger.store.memory.MemorySessionStore;
import io.strowger.store.sql.RowQuota;
import io.strowger.store.sql.SealRewriterVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A router in this process: the one place where everything is put together. */
public final class Strowger implements RouterStarter.Running {

    private static final Logger log = LoggerFactory.getLogger(Strowger.class);

    private final Vertx vertx;
    private final Settings settings;
    private final Storage foundations;
    private final FolderLock lock;
    private final RunningClock clock;
    private final Readiness readiness = new Readiness();
    private final RouterMetrics counters;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final int loops;
    private final PushModule pushing;
    private final VerticleDeployment verticles;
    private final ManagementVerticle management;
    private volatile @Nullable LoopWatchdog watchdog;
    private volatile long probing;

    private Strowger(
            Vertx vertx,
            Settings settings,
            Storage foundations,
            Protocols protocols,
            FolderLock lock)
            throws IOException {
        this.lock = lock;
        this.vertx = vertx;
        this.settings = settings;
        this.foundations = foundations;
        this.clock = foundations.clock();
        this.loops = settings.eventLoops();
        this.counters = new RouterMetrics(foundations.records(), foundations.registry());
        ApplicationModule applications =
                new ApplicationModule(settings, foundations, clock, protocols.dialects());
        Endpoints endpoints = new Endpoints(loops);
        NetworkModule networks =
                new NetworkModule(
                        vertx,
                        foundations,
                        endpoints,
                        protocols,
                        settings.sessions().rules().submitWithinMillis());
        RowQuota correlators =
                RowQuota.ofCorrelators(foundations.database(), settings.oneApi().correlators());
        OneApiModule oneApi =
                new OneApiModule(
                        foundations,
                        clock,
                        endpoints,
                        settings.oneApi(),
                        correlators,
                        number -> settings.numbers().isBlocked(number.digits()),
                        applications.limiters()::leave,
                        counters::refused,
                        stopping::get,
                        HttpServerFactory.clients(settings.http()),
                        HttpServerFactory.urls(settings.http()));
        VerificationModule verification =
                new VerificationModule(
                        settings,
                        foundations,
                        clock,
                        endpoints,
                        applications.reports(),
                        counters,
                        stopping::get);
        this.pushing =
                new PushModule(
                        foundations,
                        settings,
                        correlators,
                        applications::isFull,
                        clock,
                        counters,
                        oneApi.authenticator(),
                        endpoints,
                        stopping::get);
        this.verticles =
                VerticleDeployment.open(
                                vertx,
                                new VerticleDeployment.Plan(
                                        loops,
                                        applications.dispatchContext(counters, networks::messages),
                                        session(networks, applications),
                                        HttpServerFactory.ingressContext(
                                                settings,
                                                foundations.registry(),
                                                protocols.dialects(),
                                                counters,
                                                stopping,
                                                counters.connections("public"),
                                                readiness),
                                        count -> MemorySessionStore.shared(count, clock.millis()),
                                        settings.http().host(),
                                        settings.http().port(),
                                        own ->
                                                pushing.mount(
                                                        own,
                                                        verification.mount(
                                                                own, oneApi.router(own)))))
                        .await();
        oneApi.start();
        pushing.tidy(vertx);
        List<CleaningTask> cleaning =
                Stream.of(oneApi.cleaning(), verification.cleaning(), pushing.cleaning())
                        .flatMap(List::stream)
                        .toList();
        new RetentionModule(vertx, foundations, settings.records().keep(), clock, counters)
                .deploy(cleaning);
        vertx.deployVerticle(
                        new SealRewriterVerticle(foundations.database(), foundations.keys()),
                        new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER))
                .await();
        networks.deploy();
        applications.deploy(vertx);
        counters.watch(oneApi.lookups());
        counters.watch(verticles, applications.limiters(), applications.outbox());
        this.management = management(networks.routes());
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
            Storage foundations =
                    Storage.lay(vertx, settings, environment, InstantSource.system(), protocols);
            Strowger strowger = new Strowger(vertx, settings, foundations, protocols, lock);
            strowger.watchDisk();
            OpenFileLimit.check(settings.http().maxConnections());
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

    private SessionContext session(NetworkModule networks, ApplicationModule applications) {
        return new SessionContext(
                new SessionMachine(settings.sessions().rules()),
                clock,
                foundations.registry()::current,
                networks::network,
                pushing.recoveries(),
                counters,
                applications.checkouts(),
                counters,
                pushing.live(),
                new SessionContext.Limits(
                        Math.ceilDiv(settings.sessions().maxLive(), loops),
                        Math.ceilDiv(settings.sessions().maxPlaces(), loops),
                        settings.sessions().mostBytes() / loops,
                        settings.http().maxInFlight()));
    }

    private ManagementVerticle management(List<Consumer<Router>> routes) {
        return new ManagementVerticle(
                settings.management().host(),
                settings.management().port(),
                new RequestGuard(
                        settings.management().allowedHosts(),
                        settings.management().allowedOrigins()),
                readiness,
                counters::scrape,
                routes,
                counters.connections("management"));
    }

    private void watchDisk() {
        StoreHealthProbe disk = new StoreHealthProbe(foundations);
        readiness.add("store", disk::holds);
        readiness.add("records", foundations.records()::healthy);
        WallWatch wall = new WallWatch(clock);
        counters.watch(wall);
        probing =
                vertx.setPeriodic(
                        StoreHealthProbe.EVERY_MILLIS,
                        _ -> {
                            disk.look();
                            wall.look();
                        });
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
        pushing.settled(vertx).await();
        vertx.cancelTimer(probing);
        // what looks into the database goes before the database does
        Future.join(vertx.deploymentIDs().stream().map(vertx::undeploy).toList()).await();
        foundations.close();
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
