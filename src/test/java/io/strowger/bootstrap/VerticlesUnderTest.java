package io.strowger.bootstrap;

import io.strowger.bus.MessageAnswer;
import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.Rich;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.Texts;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.Effect.StoreCheckout;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Session.Origin;
import io.strowger.core.session.SessionMachine;
import io.strowger.core.session.SessionRecord;
import io.strowger.core.session.SessionRules;
import io.strowger.dialect.ApplicationDialect;
import io.strowger.dialect.ApplicationSide;
import io.strowger.dialect.Dialect;
import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.Dialects;
import io.strowger.dialect.NetworkDialect;
import io.strowger.dialect.NetworkSide;
import io.strowger.dialect.WireError;
import io.strowger.dialect.programmable.ProgrammableDialect;
import io.strowger.dispatch.ApplicationLimiters;
import io.strowger.dispatch.Callbacks;
import io.strowger.dispatch.DispatchContext;
import io.strowger.http.server.ClientAddresses;
import io.strowger.http.server.ConnectionStatistics;
import io.strowger.http.server.ErrorFormats;
import io.strowger.http.server.IngressLimits;
import io.strowger.http.server.ServerExchanges;
import io.strowger.ingress.HealthCheck;
import io.strowger.ingress.IngressContext;
import io.strowger.ingress.ReplayGuards;
import io.strowger.limits.RateLimits;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.Definitions;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.Snapshot;
import io.strowger.security.AddressRange;
import io.strowger.security.CallbackRule;
import io.strowger.security.Credential;
import io.strowger.security.KeyedHash;
import io.strowger.security.Secret;
import io.strowger.session.PushCharges;
import io.strowger.session.SessionContext;
import io.strowger.store.memory.MemorySessionStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The verticles of a hop on a free port with provisioning made by hand, for tests that speak real
 * HTTP to them. Everything that they hand out is kept here to be looked at.
 */
public final class VerticlesUnderTest implements AutoCloseable, IngressContext.IngressMeters {

    /** The network {@code upstream} presents this. */
    public static final String SECRET = "network-secret";

    /** Longer than any machine takes. */
    private static final long CONNECT_MILLIS = 60_000;

    /** How long a circuit stays open; tests step over it. */
    public static final long OPEN_MILLIS = 600_000;

    public static final IngressLimits LIMITS =
            new IngressLimits(64 * 1024, 5_000, 10_000, 75_000, 20_000, 20_000, 20_000);

    /** Callbacks may go to this machine. */
    private static final CallbackRule LOOPBACK_ALLOWED =
            new CallbackRule(
                    CallbackRule.BOTH_SCHEMES,
                    List.of(AddressRange.parse("127.0.0.0/8")),
                    new Secret(""));

    public final Queue<SessionRecord> records = new ConcurrentLinkedQueue<>();
    public final Queue<TellApplication> keptNotices = new ConcurrentLinkedQueue<>();
    public final Queue<StoreCheckout> checkouts = new ConcurrentLinkedQueue<>();
    public final Queue<WireError.Kind> refusals = new ConcurrentLinkedQueue<>();

    /** The threads that reported: a session that begins does so three times. */
    public final Queue<String> threads = new ConcurrentLinkedQueue<>();

    public final AtomicInteger lateAnswers = new AtomicInteger();
    public final AtomicBoolean recordsHaveRoom = new AtomicBoolean(true);

    /** By how many milliseconds the router's clock is ahead. */
    public final AtomicLong ahead = new AtomicLong();

    /** Whether every answer ends its connection. */
    public final AtomicBoolean leaving = new AtomicBoolean();

    public final AtomicInteger lostNotices = new AtomicInteger();
    public final ApplicationLimiters limiters = new ApplicationLimiters(5, OPEN_MILLIS);

    /** What the store of checkouts answers. */
    public volatile Supplier<Future<Void>> checkoutStore = Future::succeededFuture;

    private final Vertx vertx;
    private final VerticleDeployment verticles;
    private volatile Snapshot snapshot;

    /** Starts with a network {@code upstream} and the applications given. */
    public static <D extends ApplicationDialect> VerticlesUnderTest open(
            IngressLimits limits,
            D application,
            NetworkDialect network,
            List<ApplicationDefinition> applications) {
        return open(limits, application, network, applications, Router::router);
    }

    /** Starts with routes of its own beside those of the network. */
    public static <D extends ApplicationDialect> VerticlesUnderTest open(
            IngressLimits limits,
            D application,
            NetworkDialect network,
            List<ApplicationDefinition> applications,
            Function<Vertx, Router> routes) {
        return new VerticlesUnderTest(2, 1_024, limits, application, network, applications, routes);
    }

    /** Starts one event loop with so many connections to an application. */
    public static <D extends ApplicationDialect> VerticlesUnderTest openNarrow(
            int maxConnections,
            D application,
            NetworkDialect network,
            List<ApplicationDefinition> applications) {
        return new VerticlesUnderTest(
                1, maxConnections, LIMITS, application, network, applications, Router::router);
    }

    private VerticlesUnderTest(
            int loops,
            int maxConnections,
            IngressLimits limits,
            ApplicationDialect application,
            NetworkDialect network,
            List<ApplicationDefinition> applications,
            Function<Vertx, Router> routes) {
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
        snapshot = snapshot(applications, 0);
        InstantSource clock = () -> Instant.now().plusMillis(ahead.get());
        verticles =
                new VerticleDeployment(
                        vertx,
                        new VerticleDeployment.Plan(
                                loops,
                                dispatch(clock, application, maxConnections),
                                session(clock),
                                ingress(limits, network),
                                count -> MemorySessionStore.shared(count, clock.millis()),
                                "127.0.0.1",
                                0,
                                routes));
        done(verticles.open());
    }

    private DispatchContext dispatch(
            InstantSource clock, ApplicationDialect dialect, int maxConnections) {
        return new DispatchContext(
                clock,
                () -> snapshot,
                asking(dialect),
                limiters,
                Callbacks.by(_ -> LOOPBACK_ALLOWED, clock),
                (notice, _, _) -> {
                    keptNotices.add(notice);
                    return Future.succeededFuture();
                },
                new DispatchContext.DispatchMeters() {
                    @Override
                    public void applicationTook(String network, String id, long nanos) {
                        noteThread();
                    }

                    @Override
                    public void noticeLost() {
                        lostNotices.incrementAndGet();
                    }
                },
                64 * 1024,
                Rich.DEFAULT_MAX_BYTES,
                maxConnections,
                60_000,
                _ -> Future.succeededFuture(new MessageAnswer(new SubmitOutcome.Refused("none"))));
    }

    private static Dialects asking(ApplicationDialect dialect) {
        ApplicationSide usual = Objects.requireNonNull(ProgrammableDialect.ENTRY.application());
        ApplicationSide side =
                new ApplicationSide(
                        dialect, usual.answerWithin(), usual.toldOfItsEnds(), usual.checksOut());
        return Dialects.of(new Dialect(ProgrammableDialect.ENTRY.name(), side, null));
    }

    private static Dialects asked(NetworkDialect dialect) {
        NetworkSide usual = Objects.requireNonNull(ProgrammableDialect.ENTRY.network());
        NetworkSide side = new NetworkSide(dialect, usual.methods(), usual.contentTypes(), null);
        return Dialects.of(new Dialect(ProgrammableDialect.ENTRY.name(), null, side));
    }

    private SessionContext session(InstantSource clock) {
        return new SessionContext(
                new SessionMachine(SessionRules.DEFAULTS),
                clock,
                () -> snapshot,
                _ -> null,
                SessionContext.Recoveries.NONE,
                new SessionContext.Records() {
                    @Override
                    public boolean hasRoom() {
                        return recordsHaveRoom.get();
                    }

                    @Override
                    public void write(SessionRecord record) {
                        records.add(record);
                    }
                },
                checkout -> {
                    checkouts.add(checkout);
                    return checkoutStore.get();
                },
                new SessionContext.SessionMeters() {
                    @Override
                    public void began(String network, String id, Origin origin) {
                        noteThread();
                    }

                    @Override
                    public void ended(SessionRecord record) {}

                    @Override
                    public void lateAnswer() {
                        lateAnswers.incrementAndGet();
                    }
                },
                PushCharges.NONE,
                new SessionContext.Limits(1_000_000, 2_000_000, 1L << 30, 20_000));
    }

    private IngressContext ingress(IngressLimits limits, NetworkDialect dialect) {
        return new IngressContext(
                () -> snapshot,
                asked(dialect),
                ErrorFormats.of(dialect::refuse),
                limits,
                this,
                new RateLimits(),
                new ReplayGuards(),
                new AtomicBoolean(),
                ClientAddresses.DIRECT,
                new ConnectionStatistics("public"),
                new ServerExchanges(limits.maxInFlight()),
                leaving::get,
                HealthCheck.NONE);
    }

    /** Replaces the applications. */
    public void provision(List<ApplicationDefinition> applications) {
        provision(applications, 0);
    }

    /** Replaces the applications and the rate that the network may send at. */
    public void provision(List<ApplicationDefinition> applications, int requestsPerSecond) {
        snapshot = snapshot(applications, requestsPerSecond);
    }

    private static Snapshot snapshot(
            List<ApplicationDefinition> applications, int requestsPerSecond) {
        KeyedHash hasher = new KeyedHash(new byte[16]);
        NetworkDefinition network =
                Definitions.network(
                        new NetworkTerms("upstream", "vodafone", 120_000, Texts.DEFAULTS),
                        "http",
                        "programmable",
                        "GH",
                        List.of(),
                        Credential.kept(hasher, hasher.hex(SECRET)),
                        requestsPerSecond);
        AccountDefinition account =
                Definitions.withoutCallbacks("acme", "Acme Ltd", Set.of("ussd"), false, null);
        return new Snapshot(1, List.of(network), List.of(account), applications);
    }

    /** An application of the account {@code acme} with short timers. */
    public static ApplicationDefinition application(
            String id, String code, URI url, long answerWithinMillis, int concurrency) {
        ApplicationTerms terms =
                new ApplicationTerms(
                        id,
                        "acme",
                        "programmable",
                        answerWithinMillis,
                        60_000,
                        180_000,
                        0,
                        Texts.DEFAULTS);
        return Definitions.application(
                terms,
                url,
                DialectOptions.DEFAULTS,
                CONNECT_MILLIS,
                concurrency,
                List.of(ServiceCode.parse(code)));
    }

    public Vertx vertx() {
        return vertx;
    }

    public int port() {
        return verticles.port();
    }

    public URI network() {
        return URI.create("http://127.0.0.1:" + port() + "/network/upstream");
    }

    public long liveSessions() {
        return verticles.liveSessions();
    }

    /** The one record of a session that the network calls so, or null while it has none. */
    public @Nullable SessionRecord record(String dialogueId) {
        List<SessionRecord> found = new ArrayList<>();
        for (SessionRecord record : records) {
            if (record.dialogueId().equals(dialogueId)) {
                found.add(record);
            }
        }
        if (found.size() > 1) {
            throw new AssertionError("more than one record of a session (invariant 14)");
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Ends every session as a stopping router does. */
    public void drain() {
        drain(5_000);
    }

    /**
     * Ends every session as a stopping router does.
     *
     * @param withinMillis how long live hops may take
     */
    public void drain(long withinMillis) {
        done(verticles.close(withinMillis));
    }

    @Override
    public void routerTook(String network, String application, long nanos) {
        noteThread();
    }

    /** A session is begun by session, asked for by dispatch, and answered by ingress. */
    private void noteThread() {
        threads.add(Thread.currentThread().getName());
    }

    @Override
    public void refused(WireError.Kind kind) {
        refusals.add(kind);
    }

    @Override
    public void close() {
        done(vertx.close());
    }

    private static <T> T done(Future<T> future) {
        try {
            return future.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not done in time", e);
        }
    }
}
