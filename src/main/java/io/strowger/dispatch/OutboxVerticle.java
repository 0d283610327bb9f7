package io.strowger.dispatch;

import io.strowger.core.retry.Backoff;
import io.strowger.http.client.PostClient;
import io.strowger.http.client.PostResult;
import io.strowger.limits.PerAccountConcurrency;
import io.strowger.security.SecretCipher;
import io.strowger.store.Delivery;
import io.strowger.store.Outbox;
import io.strowger.store.Outbox.Due;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what the outbox holds: signed, at least once, with growing pauses, until it is taken or
 * its time is over. One of it a process.
 */
public final class OutboxVerticle extends VerticleBase {

    private static final Logger log = LoggerFactory.getLogger(OutboxVerticle.class);

    private static final long LOOK_MILLIS = 250;
    private static final long ATTEMPT_MILLIS = 10_000;

    /** Longer than an attempt can take, so that nothing is attempted twice at once. */
    private static final long LEASE_MILLIS = 4 * ATTEMPT_MILLIS;

    /** So late in its lease an attempt may still begin. */
    private static final long BEGIN_MILLIS = LEASE_MILLIS - 2 * ATTEMPT_MILLIS;

    private static final int MAX_LENT = 1_024;
    private static final int LENT_AT_ONCE = 128;
    private static final int AT_ONCE_AN_ACCOUNT = 8;
    private static final int CONNECT_MILLIS = 2_000;
    private static final Backoff BACKOFF = new Backoff(1_000, 10 * 60_000);
    private static final int HAPPY = 2;

    private record Lent(Due due, long beginBy) {
        String account() {
            return due.delivery().account();
        }
    }

    private final Outbox outbox;
    private final SecretCipher vault;
    private final InstantSource clock;
    private final Callbacks callbacks;
    private final Duration connectionLife;
    private final PerAccountConcurrency<Lent> lanes =
            new PerAccountConcurrency<>(AT_ONCE_AN_ACCOUNT, MAX_LENT);
    private @Nullable WebhookSender courier;
    private boolean looking;

    public OutboxVerticle(
            Outbox outbox,
            SecretCipher vault,
            InstantSource clock,
            Callbacks callbacks,
            Duration connectionLife) {
        this.connectionLife = connectionLife;
        this.outbox = outbox;
        this.vault = vault;
        this.clock = clock;
        this.callbacks = callbacks;
    }

    @Override
    public Future<?> start() {
        SsrfGuard safe = callbacks.targets(vertx, clock);
        courier = new WebhookSender(client(), safe, vault, clock, ATTEMPT_MILLIS);
        vertx.setPeriodic(LOOK_MILLIS, _ -> look());
        return Future.succeededFuture();
    }

    /** Accounts may share a host, so that it is the lanes alone which bound what is under way. */
    private PostClient client() {
        return new PostClient(
                vertx,
                new HttpClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setDecompressionSupported(false),
                new PoolOptions()
                        .setHttp1MaxSize(MAX_LENT)
                        .setMaxLifetime((int) connectionLife.toMillis())
                        .setMaxLifetimeUnit(TimeUnit.MILLISECONDS));
    }

    private void look() {
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
        return Objects.requireNonNull(courier, "set at start")
                .send(delivery)
                .compose(result ->
                        result instanceof PostResult.Answered(var status, var _, var _)
                                        && status / 100 == HAPPY
                                ? outbox.delivered(delivery.id(), clock.millis())
                                : postpone(due, word(result)));
    }

    private Future<Void> postpone(Due due, String why) {
        long now = clock.millis();
        Delivery delivery = due.delivery();
        long nextAt =
                now + BACKOFF.delayMillis(due.attempts(), ThreadLocalRandom.current().nextDouble());
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
    private static String word(PostResult result) {
        return switch (result) {
            case PostResult.Answered(var status, var _, var _) -> "http " + status;
            case PostResult.NotSent(var cause) -> cause;
            case PostResult.Lost(var cause) -> cause;
        };
    }
}
