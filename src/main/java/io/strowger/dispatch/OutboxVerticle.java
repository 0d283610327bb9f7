package io.strowger.dispatch;

import io.strowger.core.retry.Backoff;
import io.strowger.security.Vault;
import io.strowger.security.WebhookSignature;
import io.strowger.store.Delivery;
import io.strowger.store.Outbox;
import io.strowger.store.Outbox.Due;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
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
    private static final long LEASE_MILLIS = 3 * ATTEMPT_MILLIS;

    private static final long REMEMBER_MILLIS = 7L * 24 * 3_600_000;
    private static final long FORGET_EVERY_MILLIS = 3_600_000;
    private static final int AT_ONCE = 64;
    private static final int CONNECT_MILLIS = 2_000;
    private static final Backoff BACKOFF = new Backoff(1_000, 10 * 60_000);
    private static final int HAPPY = 2;

    private final Outbox outbox;
    private final Vault vault;
    private final InstantSource clock;
    private @Nullable WebClient client;
    private int underWay;
    private boolean looking;

    public OutboxVerticle(Outbox outbox, Vault vault, InstantSource clock) {
        this.outbox = outbox;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        WebClientOptions options =
                new WebClientOptions()
                        .setFollowRedirects(false)
                        .setUserAgentEnabled(false)
                        .setConnectTimeout(CONNECT_MILLIS);
        client = WebClient.create(vertx, options);
        vertx.setPeriodic(LOOK_MILLIS, _ -> look());
        vertx.setPeriodic(FORGET_EVERY_MILLIS, _ -> forget());
        return Future.succeededFuture();
    }

    private void look() {
        int room = AT_ONCE - underWay;
        if (looking || room == 0) {
            return;
        }
        looking = true;
        long now = clock.millis();
        outbox.due(now, now + LEASE_MILLIS, room)
                .onComplete((due, error) -> {
                    looking = false;
                    if (error == null) {
                        deliver(due);
                    } else {
                        log.warn("The outbox cannot be read", error);
                    }
                });
    }

    private void deliver(List<Due> due) {
        for (Due one : due) {
            underWay++;
            attempt(one)
                    .eventually(() -> {
                        underWay--;
                        return Future.succeededFuture();
                    })
                    .onFailure(error -> log.warn("A delivery cannot be settled", error));
        }
    }

    private Future<Void> attempt(Due due) {
        Delivery delivery = due.delivery();
        return send(delivery)
                .transform((response, error) -> {
                    if (response != null && response.statusCode() / 100 == HAPPY) {
                        return outbox.delivered(delivery.id(), clock.millis());
                    }
                    return postpone(due, response == null ? word(error) : word(response));
                });
    }

    private Future<HttpResponse<Buffer>> send(Delivery delivery) {
        HttpRequest<Buffer> request =
                Objects.requireNonNull(client, "set at start")
                        .postAbs(delivery.url().toString())
                        .timeout(ATTEMPT_MILLIS)
                        .putHeader("content-type", "application/json")
                        .putHeader(WebhookSignature.ID_HEADER, delivery.id());
        delivery.headers().forEach(request::putHeader);
        sign(request, delivery);
        return request.sendBuffer(delivery.body());
    }

    private void sign(HttpRequest<Buffer> request, Delivery delivery) {
        if (delivery.sealedSecret().isEmpty()) {
            return;
        }
        long seconds = clock.millis() / 1_000;
        String signature =
                WebhookSignature.of(
                        vault.open(delivery.sealedSecret()),
                        delivery.id(),
                        seconds,
                        delivery.body().getBytes());
        request.putHeader(WebhookSignature.TIMESTAMP_HEADER, Long.toString(seconds));
        request.putHeader(WebhookSignature.SIGNATURE_HEADER, signature);
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

    private void forget() {
        outbox.forget(clock.millis() - REMEMBER_MILLIS)
                .onFailure(error -> log.warn("Old deliveries cannot be forgotten", error));
    }

    private static String word(HttpResponse<Buffer> response) {
        return "http " + response.statusCode();
    }

    private static String word(@Nullable Throwable error) {
        return error == null ? "no answer" : error.getClass().getSimpleName();
    }
}
