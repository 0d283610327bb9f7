package io.strowger.dispatch;

import io.strowger.bus.Endpoints;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;

/** Plugs the calls to applications into an event loop. */
public final class DispatchVerticle extends VerticleBase {

    private static final long TICK_MILLIS = 25;

    /** Less than the 5 s after which Node closes an idle connection under a request. */
    private static final int KEEP_ALIVE_SECONDS = 4;

    private static final int MAX_WAITING = 10_000;

    private final int loop;
    private final DispatchRoom room;

    /**
     * @param loop the number of this verticle, from 0
     */
    public DispatchVerticle(int loop, DispatchRoom room) {
        this.loop = loop;
        this.room = room;
    }

    @Override
    public Future<?> start() {
        ApplicationCaller caller = new ApplicationCaller(room, client());
        vertx.setPeriodic(TICK_MILLIS, _ -> caller.tick());
        EventBus bus = vertx.eventBus();
        return Future.all(
                Endpoints.ask(loop).serve(bus, caller::ask).completion(),
                Endpoints.tell(loop).serve(bus, caller::tell).completion());
    }

    private HttpClient client() {
        HttpClientOptions options =
                new HttpClientOptions()
                        .setKeepAlive(true)
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setTcpNoDelay(true)
                        .setDecompressionSupported(false);
        PoolOptions pool =
                new PoolOptions()
                        .setHttp1MaxSize(room.maxConnections())
                        .setMaxWaitQueueSize(MAX_WAITING);
        return vertx.createHttpClient(options, pool);
    }
}
