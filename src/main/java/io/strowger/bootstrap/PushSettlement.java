package io.strowger.bootstrap;

import io.strowger.config.PushSettings;
import io.strowger.config.Settings;
import io.strowger.session.LivePushCharges;
import io.strowger.session.PushCharges;
import io.strowger.session.SessionContext;
import io.strowger.store.PurseCheck;
import io.strowger.store.Purses;
import io.strowger.store.Pushes;
import io.strowger.store.Pushes.Swept;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The money of pushes beside the way in: the sessions' side of it, the sweep, the check of purses.
 */
public final class PushSettlement {

    private static final Logger log = LoggerFactory.getLogger(PushSettlement.class);

    private static final long MOST_BETWEEN_SWEEPS_MILLIS = 5_000;
    private static final long LEAST_BETWEEN_SWEEPS_MILLIS = 100;
    private static final long QUIET_CHECK_MILLIS = 20;
    private static final long QUIET_WITHIN_MILLIS = 5_000;

    private final Pushes pushes;
    private final Purses purses;
    private final PurseCheck check;
    private final Settings settings;
    private final InstantSource clock;
    private final RouterMetrics counters;
    private final LivePushCharges live;
    private final AtomicBoolean sweeping = new AtomicBoolean();

    public PushSettlement(
            PushStores stores, Settings settings, InstantSource clock, RouterMetrics counters) {
        this.pushes = stores.pushes();
        this.purses = stores.purses();
        this.check = stores.check();
        this.settings = settings;
        this.clock = clock;
        this.counters = counters;
        this.live =
                new LivePushCharges(pushes, clock, counters::pushed, settings.sessions().maxLive());
    }

    /** What sessions know of money. */
    public PushCharges live() {
        return live;
    }

    /** Where dialled recovery codes are used up. */
    public SessionContext.Recoveries recoveries() {
        return (subscriber, code, token, dialogueId) ->
                pushes.claim(subscriber, code, token, dialogueId, clock.millis());
    }

    /** Checks the purses, and settles now and then what nobody else will. */
    public Future<?> start(Vertx vertx) {
        check.run(purses);
        long every =
                Math.clamp(
                        settings.push().settleWithin().toMillis() / 4,
                        LEAST_BETWEEN_SWEEPS_MILLIS,
                        MOST_BETWEEN_SWEEPS_MILLIS);
        vertx.setPeriodic(0, every, _ -> sweep());
        return Future.succeededFuture();
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
    public Future<Void> settled(Vertx vertx) {
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
