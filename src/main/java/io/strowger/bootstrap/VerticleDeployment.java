package io.strowger.bootstrap;

import io.strowger.bus.RecordCodec;
import io.strowger.dispatch.DispatchContext;
import io.strowger.dispatch.DispatchVerticle;
import io.strowger.ingress.IngressContext;
import io.strowger.ingress.IngressVerticle;
import io.strowger.session.PendingRequests;
import io.strowger.session.SessionContext;
import io.strowger.session.SessionVerticle;
import io.strowger.store.SessionStore;
import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Ingress, session and dispatch, one of each an event loop; the three of one loop are deployed on
 * one context, so that most messages between them stay on its thread.
 */
public final class VerticleDeployment {

    /**
     * What the verticles are built from.
     *
     * @param loops how many event loops Vert.x has
     * @param stores makes the stores of so many loops over the same sessions
     * @param routes makes the router for every path but those of networks
     */
    public record Plan(
            int loops,
            DispatchContext dispatch,
            SessionContext session,
            IngressContext ingress,
            IntFunction<List<SessionStore>> stores,
            String host,
            int port,
            Function<Vertx, Router> routes) {}

    /** The three of one event loop; Vert.x gives them their context. */
    private record Loop(
            DispatchVerticle dispatch,
            SessionVerticle session,
            IngressVerticle ingress,
            Promise<Context> context)
            implements Deployable {

        @Override
        public Future<?> deploy(Context own) {
            context.complete(own);
            return start(dispatch, own).compose(_ -> start(session, own));
        }

        /** Opens the port; once every loop has its sessions. */
        Future<?> listen() {
            return context.future().compose(own -> start(ingress, own));
        }

        private static Future<?> start(VerticleBase stage, Context own) {
            Promise<Object> started = Promise.promise();
            own.runOnContext(_ -> {
                try {
                    stage.deploy(own).<Object>mapEmpty().onComplete(started);
                } catch (Exception e) {
                    started.fail(e);
                }
            });
            return started.future();
        }
    }

    private static final long IDLE_CHECK_MILLIS = 20;

    /** For the last screens, when the sessions have taken all of the time. */
    private static final long LAST_ANSWERS_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Vertx vertx;
    private final Plan plan;
    private final int port;
    private final List<SessionStore> stores;
    private final List<Loop> loops;

    /** Deploys nothing yet. */
    public VerticleDeployment(Vertx vertx, Plan plan) {
        this.vertx = vertx;
        this.plan = plan;
        this.port = plan.port() == 0 ? FreePort.on(plan.host()) : plan.port();
        this.stores = plan.stores().apply(plan.loops());
        PendingRequests waiting = new PendingRequests();
        this.loops =
                IntStream.range(0, plan.loops()).mapToObj(loop -> loop(loop, waiting)).toList();
    }

    private Loop loop(int loop, PendingRequests waiting) {
        return new Loop(
                new DispatchVerticle(loop, plan.dispatch()),
                new SessionVerticle(loop, plan.session(), stores.get(loop), waiting),
                new IngressVerticle(loop, plan.ingress(), plan.host(), port, plan.routes()),
                Promise.promise());
    }

    /** Deploys the verticles; done when all of them listen. */
    public Future<?> open() {
        RecordCodec.register(vertx.eventBus());
        return inTurn(vertx::deployVerticle).compose(_ -> inTurn(Loop::listen));
    }

    /** One after the other: each takes the next loop. */
    private Future<?> inTurn(Function<Loop, Future<?>> step) {
        Future<?> done = Future.succeededFuture();
        for (Loop loop : loops) {
            done = done.compose(_ -> step.apply(loop));
        }
        return done;
    }

    /** The public port. */
    public int port() {
        return port;
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
    public Future<Void> close(long withinMillis) {
        plan.ingress().stopping().set(true);
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(withinMillis);
        return all(loop -> loop.session().drain(withinMillis))
                .compose(_ -> all(loop -> loop.session().shutDown()))
                .compose(_ -> all(loop -> loop.dispatch().drain()))
                .compose(_ -> answered(Math.max(until, System.nanoTime() + LAST_ANSWERS_NANOS)));
    }

    private Future<Void> answered(long until) {
        if (plan.ingress().exchanges().isIdle() || System.nanoTime() - until >= 0) {
            return Future.succeededFuture();
        }
        return vertx.timer(IDLE_CHECK_MILLIS, TimeUnit.MILLISECONDS).compose(_ -> answered(until));
    }

    private Future<Void> all(Function<Loop, Future<Void>> work) {
        return Future.join(loops.stream().map(work).toList()).mapEmpty();
    }
}
