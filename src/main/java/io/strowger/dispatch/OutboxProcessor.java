package io.strowger.dispatch;

import io.strowger.core.retry.Backoff;
import io.strowger.http.client.ExchangeResult;
import io.strowger.limits.PerAccountConcurrency;
import io.strowger.store.Delivery;
import io.strowger.store.Outbox;
import io.strowger.store.Outbox.Due;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the outbox: what is due is borrowed, attempted once, and settled, or postponed with
 * growing pauses until its time is over. For one thread; whoever has it says when to look.
 */
final class OutboxProcessor {

    private static final Logger log = LoggerFactory.getLogger(OutboxProcessor.class);

    /** How long an attempt may take. */
    static final long ATTEMPT_MILLIS = 10_000;

    /** How much may be borrowed at once. */
    static final int MAX_LENT = 1_024;

    /** Longer than an attempt can take, so that nothing is attempted twice at once. */
    private static final long LEASE_MILLIS = 4 * ATTEMPT_MILLIS;

    /** So late in its lease an attempt may still begin. */
    private static final long BEGIN_MILLIS = LEASE_MILLIS - 2 * ATTEMPT_MILLIS;

    private static final int LENT_AT_ONCE = 128;
    private static final int AT_ONCE_AN_ACCOUNT = 8;
    private static final Backoff BACKOFF = new Backoff(1_000, 10 * 60_000);
    private static final int HAPPY = 2;

    /** Carries one delivery to its receiver. */
    @FunctionalInterface
    interface Attempts {

        /** One attempt; never fails. */
        Future<ExchangeResult> send(Delivery delivery);
    }

    private record Lent(Due due, long beginBy) {
        String account() {
            return due.delivery().account();
        }
    }

    private final Outbox outbox;
    private final InstantSource clock;
    private final Attempts attempts;
    private final DoubleSupplier chance;
    private final PerAccountConcurrency<Lent> lanes =
            new PerAccountConcurrency<>(AT_ONCE_AN_ACCOUNT, MAX_LENT);
    private boolean looking;

    /**
     * @param chance from 0 to 1, so that pauses differ
     */
    OutboxProcessor(Outbox outbox, InstantSource clock, Attempts attempts, DoubleSupplier chance) {
        this.outbox = outbox;
        this.clock = clock;
        this.attempts = attempts;
        this.chance = chance;
    }

    /** Takes what is due, as far as there is room for it. */
    void look() {
        int room = Math.min(LENT_AT_ONCE, lanes.free());
        if (looking || room <= 0) {
            return;
        }
        looking = true;
        long now = clock.millis();
        outbox.due(now, now + LEASE_MILLIS, room, lanes.each(), lanes.full())
                .onComplete((due, error) -> {
                    looking = false;
                    if (error == null) {
                        due.forEach(one -> take(new Lent(one, now + BEGIN_MILLIS)));
                    } else {
                        log.warn("The outbox cannot be read", error);
                    }
                });
    }

    private void take(Lent lent) {
        if (lanes.enter(lent.account(), lent)) {
            deliver(lent);
        }
    }

    private void deliver(Lent lent) {
        Future<Void> settled =
                clock.millis() < lent.beginBy()
                        ? attempt(lent.due())
                        : outbox.putBack(lent.due().delivery().id(), clock.millis());
        settled.onFailure(error -> log.warn("A delivery cannot be settled", error))
                .onComplete(_ -> next(lent.account()));
    }

    private void next(String account) {
        Lent next = lanes.leave(account);
        if (next != null) {
            deliver(next);
        }
    }

    private Future<Void> attempt(Due due) {
        Delivery delivery = due.delivery();
        return attempts.send(delivery)
                .compose(result ->
                        result instanceof ExchangeResult.Answered(var status, var _, var _)
                                        && status / 100 == HAPPY
                                ? outbox.delivered(delivery.id(), clock.millis())
                                : postpone(due, word(result)));
    }

    private Future<Void> postpone(Due due, String why) {
        long now = clock.millis();
        Delivery delivery = due.delivery();
        long nextAt = now + BACKOFF.delayMillis(due.attempts(), chance.getAsDouble());
        if (nextAt >= delivery.expiresAt()) {
            log.atWarn()
                    .addKeyValue("delivery", delivery.id())
                    .addKeyValue("account", delivery.account())
                    .addKeyValue("error", why)
                    .log("A delivery is given up");
            return outbox.dead(delivery.id(), now, why);
        }
        return outbox.failed(delivery.id(), nextAt, why);
    }

    /** What an operator reads of an attempt that failed. */
    private static String word(ExchangeResult result) {
        return switch (result) {
            case ExchangeResult.Answered(var status, var _, var _) -> "http " + status;
            case ExchangeResult.NotSent(var cause) -> cause;
            case ExchangeResult.Lost(var cause) -> cause;
        };
    }
}
