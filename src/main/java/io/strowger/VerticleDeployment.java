package io.strowger;

import io.strowger.bus.RecordCodec;
import io.strowger.dispatch.DispatchContext;
import io.strowger.dispatch.DispatchVerticle;
import io.strowger.ingress.IngressContext;
import io.strowger.ingress.IngressVerticle;
import io.strowger.session.PendingRequests;
import io.strowger.session.SessionContext;
import io.strowger.session.SessionVerticle;
import io.strowger.store.SessionStore;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Ingress, session and dispatch, one of each an event loop. They are deployed kind by kind, so that
 * the three of one number share a loop and most messages between them stay on its thread.
 */
final class VerticleDeployment {

    /**
     * What the verticles are built from.
     *
     * @param loops how many event loops Vert.x has
     * @param stores makes the stores of so many loops over the same sessions
     * @param routes makes the router for every path but those of networks
     */
    record Plan(
            int loops,
            DispatchContext dispatch,
            SessionContext session,
            IngressContext ingress,
            IntFunction<List<SessionStore>> stores,
            String host,
            int port,
            Function<Vertx, Router> routes) {}

    private static final long IDLE_CHECK_MILLIS = 20;

    private final Vertx vertx;
    private final Plan plan;
    private final List<SessionStore> stores;
    private final PendingRequests waiting = new PendingRequests();
    private final List<SessionVerticle> sessions = new ArrayList<>();
    private final List<DispatchVerticle> dispatches = new ArrayList<>();
    private final List<IngressVerticle> ingresses = new ArrayList<>();

    private VerticleDeployment(Vertx vertx, Plan plan) {
        this.vertx = vertx;
        this.plan = plan;
        this.stores = plan.stores().apply(plan.loops());
    }

    static Future<VerticleDeployment> open(Vertx vertx, Plan plan) {
        RecordCodec.register(vertx.eventBus());
        VerticleDeployment verticles = new VerticleDeployment(vertx, plan);
        return verticles
                .deploy(verticles::dispatch)
                .compose(_ -> verticles.deploy(verticles::session))
                .compose(_ -> verticles.deploy(verticles::ingress))
                .map(verticles);
    }

    private DispatchVerticle dispatch(int loop) {
        DispatchVerticle dispatch = new DispatchVerticle(loop, plan.dispatch());
        dispatches.add(dispatch);
        return dispatch;
    }

    private SessionVerticle session(int loop) {
        SessionVerticle session =
                new SessionVerticle(loop, plan.session(), stores.get(loop), waiting);
        sessions.add(session);
        return session;
    }

    private IngressVerticle ingress(int loop) {
        int port = loop == 0 ? firstPort() : ingresses.getFirst().port();
        IngressVerticle ingress =
                new IngressVerticle(loop, plan.ingress(), plan.host(), port, plan.routes());
        ingresses.add(ingress);
        return ingress;
    }

    private int firstPort() {
        return plan.port() == 0 ? FreePort.on(plan.host()) : plan.port();
    }

    /** One after the other: each takes the next loop. */
    private Future<?> deploy(IntFunction<VerticleBase> verticle) {
        Future<?> deployed = Future.succeededFuture();
        for (int loop = 0; loop < plan.loops(); loop++) {
            int number = loop;
            deployed = deployed.compose(_ -> vertx.deployVerticle(verticle.apply(number)));
        }
        return deployed;
    }

    /** The public port. */
    int port() {
        return ingresses.getFirst().port();
    }

    long liveSessions() {
        return stores.stream().mapToLong(SessionStore::liveCount).sum();
    }

    /** What live sessions and remembered ends take, reckoned rather high. */
    long sessionBytes() {
        return stores.stream().mapToLong(SessionStore::bytes).sum();
    }

    /**
     * Refuses what is new, lets live hops finish, ends the rest, and waits until their applications
     * have been told or their notices are kept, and until every request has its answer.
     *
     * @param withinMillis how long live hops and requests may take
     */
    Future<Void> close(long withinMillis) {
        plan.ingress().stopping().set(true);
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(withinMillis);
        return all(sessions, session -> session.drain(withinMillis))
                .compose(_ -> all(sessions, SessionVerticle::shutDown))
                .compose(_ -> all(dispatches, DispatchVerticle::drain))
                .compose(_ -> answered(until));
    }

    private Future<Void> answered(long until) {
        if (plan.ingress().exchanges().isIdle() || System.nanoTime() - until >= 0) {
            return Future.succeededFuture();
        }
        return vertx.timer(IDLE_CHECK_MILLIS, TimeUnit.MILLISECONDS).compose(_ -> answered(until));
    }

    private static <V> Future<Void> all(List<V> verticles, Function<V, Future<Void>> work) {
        return Future.join(verticles.stream().map(work).toList()).mapEmpty();
    }
}
