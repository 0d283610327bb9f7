package io.strowger.dispatch;

import io.strowger.http.client.ExchangeClient;
import io.strowger.security.SecretCipher;
import io.strowger.store.Outbox;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Delivers what the outbox holds: signed, at least once, with growing pauses, until it is taken or
 * its time is over. One of it a process.
 */
public final class OutboxVerticle extends VerticleBase {

    private static final long LOOK_MILLIS = 250;
    private static final int CONNECT_MILLIS = 2_000;

    private final Outbox outbox;
    private final SecretCipher vault;
    private final InstantSource clock;
    private final Callbacks callbacks;
    private final Duration connectionLife;

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
        WebhookSender webhooks =
                new WebhookSender(client(), safe, vault, clock, OutboxProcessor.ATTEMPT_MILLIS);
        OutboxProcessor processor =
                new OutboxProcessor(
                        outbox,
                        clock,
                        webhooks::send,
                        () -> ThreadLocalRandom.current().nextDouble());
        vertx.setPeriodic(LOOK_MILLIS, _ -> processor.look());
        return Future.succeededFuture();
    }

    /** Accounts may share a host, so that it is the lanes alone which bound what is under way. */
    private ExchangeClient client() {
        return new ExchangeClient(
                vertx,
                new HttpClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setDecompressionSupported(false),
                new PoolOptions()
                        .setHttp1MaxSize(OutboxProcessor.MAX_LENT)
                        .setMaxLifetime((int) connectionLife.toMillis())
                        .setMaxLifetimeUnit(TimeUnit.MILLISECONDS));
    }
}
