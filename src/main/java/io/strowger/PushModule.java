package io.strowger;

import io.strowger.access.Authenticator;
import io.strowger.bus.Endpoints;
import io.strowger.config.PushSettings;
import io.strowger.config.Settings;
import io.strowger.core.model.ApplicationTerms;
import io.strowger.dialect.push.PushFault;
import io.strowger.ingress.push.PushContext;
import io.strowger.ingress.push.PushRoutes;
import io.strowger.limits.SlidingWindows;
import io.strowger.limits.WindowLimit;
import io.strowger.ops.retention.CleaningTask;
import io.strowger.provision.Registry;
import io.strowger.session.LivePushCharges;
import io.strowger.session.PushCharges;
import io.strowger.session.SessionContext;
import io.strowger.store.PurseCheck;
import io.strowger.store.Purses;
import io.strowger.store.Pushes;
import io.strowger.store.Pushes.KeptRefusal;
import io.strowger.store.Pushes.Swept;
import io.strowger.store.sql.RowQuota;
import io.strowger.store.sql.SqlPurses;
import io.strowger.store.sql.SqlPushes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pushes that are paid from a purse, put together: the way in, the sessions' side, the sweep. */
final class PushModule {

    private static final Logger log = LoggerFactory.getLogger(PushModule.class);

    /** More accounts than are held to a rate at once are not; the oldest are let go. */
    private static final int MOST_ACCOUNTS = 10_000;

    private static final long MOST_BETWEEN_SWEEPS_MILLIS = 5_000;
    private static final long LEAST_BETWEEN_SWEEPS_MILLIS = 100;
    private static final long QUIET_CHECK_MILLIS = 20;
    private static final long QUIET_WITHIN_MILLIS = 5_000;

    private final Pushes pushes;
    private final Purses purses;
    private final PurseCheck check = new PurseCheck();
    private final Settings settings;
    private final InstantSource clock;
    private final RouterMetrics counters;
    private final LivePushCharges live;
    private final PushContext context;
    private final AtomicBoolean sweeping = new AtomicBoolean();

    PushModule(
            Storage foundations,
            Settings settings,
            RowQuota quota,
            Predicate<ApplicationTerms> full,
            InstantSource clock,
            RouterMetrics counters,
            Authenticator authenticator,
            Endpoints endpoints,
            BooleanSupplier stopping) {
        PushFault fault = PushFault.CANNOT_INITIATE_PUSH;
        this.pushes =
                new SqlPushes(
                        foundations.database(),
                        foundations.keys(),
                        check,
                        quota,
                        new KeptRefusal(fault.status(), Buffer.buffer(fault.body())));
        this.purses = new SqlPurses(foundations.database());
        this.settings = settings;
        this.clock = clock;
        this.counters = counters;
        this.live =
                new LivePushCharges(pushes, clock, counters::pushed, settings.sessions().maxLive());
        Registry registry = foundations.registry();
        this.context =
                new PushContext(
                        clock,
                        registry::current,
                        authenticator,
                        endpoints,
                        pushes,
                        full,
                        number -> settings.numbers().isBlocked(number.digits()),
                        new SlidingWindows(rate(settings), MOST_ACCOUNTS),
                        new AtomicInteger(),
                        settings.http().maxInFlight(),
                        new SecureRandom(),
                        counters::refused,
                        stopping,
                        HttpServerFactory.clients(settings.http()));
    }

    private static WindowLimit rate(Settings settings) {
        return new WindowLimit(settings.push().perSecond(), Duration.ofSeconds(1));
    }

    /** What sessions know of money. */
    PushCharges live() {
        return live;
    }

    /** Where dialled recovery codes are used up. */
    SessionContext.Recoveries recoveries() {
        return (subscriber, code, token, dialogueId) ->
                pushes.claim(subscriber, code, token, dialogueId, clock.millis());
    }

    /** Adds the path to the router of one event loop; to be called on it. */
    Router mount(Vertx vertx, Router router) {
        PushRoutes.mount(context, vertx, router);
        return router;
    }

    /** Checks the purses, and settles now and then what nobody else will. */
    void tidy(Vertx vertx) {
        check.run(purses);
        long every =
                Math.clamp(
                        settings.push().settleWithin().toMillis() / 4,
                        LEAST_BETWEEN_SWEEPS_MILLIS,
                        MOST_BETWEEN_SWEEPS_MILLIS);
        vertx.setPeriodic(0, every, _ -> sweep());
    }

    /** What is over when pushes are settled and cannot be recovered any more. */
    List<CleaningTask> cleaning() {
        return List.of(
                CleaningTask.rows("recoveries", pushes::forgetRecoveries),
                CleaningTask.rows("recovery_misses", pushes::forgetMisses),
                CleaningTask.rows("pushes", pushes::forget));
    }

    private void sweep() {
        live.tryAgain();
        if (!sweeping.compareAndSet(false, true)) {
            return;
        }
        PushSettings within = settings.push();
        long now = clock.millis();
        pushes.sweep(
                        now - within.settleWithin().toMillis(),
                        now - within.unknownWithin().toMillis(),
                        now)
                .onComplete((swept, error) -> {
                    sweeping.set(false);
                    if (error == null) {
                        tell(swept);
                    } else {
                        log.warn(
                                "The sweep of pushes failed; held prices stay held until the next",
                                error);
                    }
                });
    }

    private void tell(Swept swept) {
        if (swept.abandoned() + swept.unknown() > 0) {
            log.atInfo()
                    .addKeyValue("abandoned", swept.abandoned())
                    .addKeyValue("unknown", swept.unknown())
                    .log("Pushes that nobody works on any more are settled");
        }
        if (swept.flagged() > 0) {
            counters.pushesFlagged(swept.flagged());
            log.atWarn()
                    .addKeyValue("pushes", swept.flagged())
                    .log("Pushes stayed unknown for too long; their price is given back");
        }
    }

    /** Waits until what became of pushes is written; for the end, once the sessions have ended. */
    Future<Void> settled(Vertx vertx) {
        return settled(vertx, clock.millis() + QUIET_WITHIN_MILLIS);
    }

    private Future<Void> settled(Vertx vertx, long until) {
        live.tryAgain();
        if (live.isQuiet() || clock.millis() >= until) {
            return Future.succeededFuture();
        }
        return vertx.timer(QUIET_CHECK_MILLIS, TimeUnit.MILLISECONDS)
                .compose(_ -> settled(vertx, until));
    }
}
