package io.strowger.dispatch;

import io.strowger.bus.Endpoints;
import io.strowger.http.client.PooledHttpClient;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Plugs the calls to applications into an event loop. */
public final class DispatchVerticle extends VerticleBase {

    private static final long TICK_MILLIS = 25;

    /**
     * An application's own limit ends the call, this one the attempt itself, which would go on for
     * a minute and hold its place in the pool.
     */
    private static final int MAX_CONNECT_MILLIS = 5_000;

    /** Less than the 5 s after which Node closes an idle connection under a request. */
    private static final int KEEP_ALIVE_SECONDS = 4;

    private static final int MAX_WAITING = 10_000;

    private final int loop;
    private final DispatchContext shared;
    private @Nullable ApplicationTeller notices;

    /**
     * @param loop the number of this verticle, from 0
     */
    public DispatchVerticle(int loop, DispatchContext shared) {
        this.loop = loop;
        this.shared = shared;
    }

    @Override
    public Future<?> start() {
        SsrfGuard safe = shared.callbacks().targets(vertx, shared.clock());
        ApplicationHttpClient posts =
                new ApplicationHttpClient(
                        shared.clock(),
                        this::client,
                        safe,
                        shared.callbacks().hosts(vertx, shared.clock()),
                        shared.maxAnswerBytes());
        Targets targets = new Targets(shared);
        ApplicationCaller caller = new ApplicationCaller(shared, targets, posts);
        ApplicationTeller teller = new ApplicationTeller(shared, targets, posts);
        notices = teller;
        vertx.setPeriodic(TICK_MILLIS, _ -> posts.tick());
        EventBus bus = vertx.eventBus();
        return Future.all(
                Endpoints.ask(loop).serve(bus, caller::ask).completion(),
                Endpoints.tell(loop).serve(bus, teller::tell).completion(),
                Endpoints.message(loop).serve(bus, shared.messages()::send).completion());
    }

    /**
     * Waits until every notice that was handed over is delivered or kept. Each is within its
     * application's answer deadline, so that this ends.
     */
    public Future<Void> drain() {
        Promise<Void> quiet = Promise.promise();
        context.runOnContext(_ -> quiet().onComplete(quiet));
        return quiet.future();
    }

    private Future<Void> quiet() {
        if (notices == null || notices.isQuiet()) {
            return Future.succeededFuture();
        }
        return vertx.timer(TICK_MILLIS, TimeUnit.MILLISECONDS).compose(_ -> quiet());
    }

    private PooledHttpClient client() {
        HttpClientOptions options =
                new HttpClientOptions()
                        .setConnectTimeout(MAX_CONNECT_MILLIS)
                        .setKeepAlive(true)
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setTcpNoDelay(true)
                        .setDecompressionSupported(false);
        PoolOptions pool =
                new PoolOptions()
                        .setHttp1MaxSize(shared.maxConnections())
                        .setMaxLifetime((int) shared.connectionLifeMillis())
                        .setMaxLifetimeUnit(TimeUnit.MILLISECONDS)
                        .setMaxWaitQueueSize(MAX_WAITING);
        return new PooledHttpClient(vertx, options, pool);
    }
}
