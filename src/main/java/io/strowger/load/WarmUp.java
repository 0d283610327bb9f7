package io.strowger.load;

import io.strowger.load.LoadPlan.Limits;
import io.strowger.load.LoadPlan.Pace;
import io.strowger.load.LoadPlan.Stop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.net.URI;

/**
 * Plays the walk of a plan against a server in this process before the run begins, so that the
 * first latencies of the run are the target's and not those of a generator that loads its classes.
 */
public final class WarmUp {
    private static final String HOST = "127.0.0.1";
    private static final int IN_FLIGHT = 16;
    private static final long LONGEST_MILLIS = 1_500;
    private static final long SESSIONS = 5_000;
    private static final long HOP_TIMEOUT_MILLIS = 5_000;

    private static final Buffer SCREEN =
            Buffer.buffer("{\"Type\":\"response\",\"Message\":\"1. Airtime\\n2. Money\"}");

    private WarmUp() {}

    /** Fails only when no server can be opened on loopback. */
    public static Future<LoadSummary> play(Vertx vertx, LoadPlan plan) {
        return vertx.createHttpServer()
                .requestHandler(request -> request.bodyHandler(_ -> request.response().end(SCREEN)))
                .listen(0, HOST)
                .compose(server -> playAt(server, vertx, plan));
    }

    private static Future<LoadSummary> playAt(HttpServer server, Vertx vertx, LoadPlan plan) {
        int threads = plan.limits().threads();
        int inFlight = Math.max(IN_FLIGHT, threads);
        LoadPlan small =
                new LoadPlan(
                        URI.create("http://" + HOST + ":" + server.actualPort() + "/"),
                        null,
                        plan.walk().withoutThinking(),
                        new Pace.Flood(),
                        new Stop(LONGEST_MILLIS, SESSIONS),
                        new Limits(inFlight, inFlight, threads, HOP_TIMEOUT_MILLIS),
                        plan.subscribers());
        return new LoadEngine(vertx, small, _ -> {}).run().eventually(server::close);
    }
}
