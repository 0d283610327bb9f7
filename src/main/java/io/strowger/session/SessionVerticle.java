package io.strowger.session;

import io.strowger.bus.Ack;
import io.strowger.bus.ApplicationReply;
import io.strowger.bus.BusClient;
import io.strowger.bus.Endpoint;
import io.strowger.bus.Endpoints;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.security.SessionIds;
import io.strowger.store.SessionStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.EventBus;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plugs a session processor into its event loop. Any of them works on any session; each looks after
 * the deadlines of its own part of the table.
 */
public final class SessionVerticle extends VerticleBase {

    private static final long TICK_MILLIS = 100;

    /** The dispatch verticle keeps the deadline; this is for the case that it is gone. */
    private static final long REPLY_MARGIN_MILLIS = 500;

    private static final long QUIET_CHECK_MILLIS = 50;

    private final int loop;
    private final SessionContext shared;
    private final SessionProcessor processor;
    private final Endpoint<AskApplication, ApplicationReply> dispatch;
    private final Endpoint<TellApplication, Ack> notices;
    private @Nullable BusClient caller;

    /**
     * @param loop the number of this verticle, from 0
     */
    public SessionVerticle(
            int loop, SessionContext shared, SessionStore store, PendingRequests waiting) {
        this.loop = loop;
        this.shared = shared;
        this.dispatch = Endpoints.ask(loop);
        this.notices = Endpoints.tell(loop);
        this.processor =
                new SessionProcessor(
                        shared,
                        store,
                        waiting,
                        new Neighbours(),
                        new SessionIds(new SecureRandom()));
    }

    @Override
    public Future<?> start() {
        caller = new BusClient(vertx);
        vertx.setPeriodic(TICK_MILLIS, _ -> processor.tick());
        EventBus bus = vertx.eventBus();
        return Future.all(
                Endpoints.session(loop).serve(bus, processor::on).completion(),
                Endpoints.lost(loop).serve(bus, processor::lost).completion(),
                Endpoints.push(loop).serve(bus, processor::push).completion(),
                Endpoints.offer(loop).serve(bus, processor::offer).completion());
    }

    /** Refuses dials from now on and waits until nobody waits for a screen, at most so long. */
    public Future<Void> drain(long withinMillis) {
        long until = shared.clock().millis() + withinMillis;
        return onLoop(() -> {
            processor.drain();
            return quiet(until);
        });
    }

    /** Ends what is left; the records are written when the future succeeds. */
    public Future<Void> shutDown() {
        return onLoop(processor::shutDown);
    }

    private Future<Void> quiet(long until) {
        if (processor.isQuiet() || shared.clock().millis() >= until) {
            return Future.succeededFuture();
        }
        return vertx.timer(QUIET_CHECK_MILLIS, TimeUnit.MILLISECONDS).compose(_ -> quiet(until));
    }

    private <T> Future<T> onLoop(Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        context.runOnContext(_ -> work.get().onComplete(done));
        return done.future();
    }

    private BusClient caller() {
        return Objects.requireNonNull(caller, "set at start");
    }

    /** The other verticles of this loop, over the bus. */
    private final class Neighbours implements EffectRunner.Outside {

        @Override
        public Future<ApplicationReply> ask(AskApplication ask) {
            long left = ask.answerBy() - shared.clock().millis();
            return dispatch.call(caller(), ask, left + REPLY_MARGIN_MILLIS);
        }

        @Override
        public void tell(TellApplication tell) {
            notices.tell(caller(), tell);
        }
    }
}
