package io.strowger.session;

import io.strowger.bus.Ack;
import io.strowger.bus.ApplicationReply;
import io.strowger.bus.BusClient;
import io.strowger.bus.Endpoint;
import io.strowger.bus.Endpoints;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.store.SessionStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.EventBus;
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
    private final SessionContext room;
    private final SessionProcessor shard;
    private final Endpoint<AskApplication, ApplicationReply> dispatch;
    private final Endpoint<TellApplication, Ack> notices;
    private @Nullable BusClient caller;

    /**
     * @param loop the number of this verticle, from 0
     */
    public SessionVerticle(
            int loop, SessionContext room, SessionStore store, PendingRequests waiting) {
        this.loop = loop;
        this.room = room;
        this.dispatch = Endpoints.ask(loop);
        this.notices = Endpoints.tell(loop);
        this.shard = new SessionProcessor(room, store, waiting, new Neighbours());
    }

    @Override
    public Future<?> start() {
        caller = new BusClient(vertx);
        vertx.setPeriodic(TICK_MILLIS, _ -> shard.tick());
        EventBus bus = vertx.eventBus();
        return Future.all(
                Endpoints.shard(loop).serve(bus, shard::on).completion(),
                Endpoints.lost(loop).serve(bus, shard::lost).completion(),
                Endpoints.push(loop).serve(bus, shard::push).completion(),
                Endpoints.offer(loop).serve(bus, shard::offer).completion());
    }

    /** Refuses dials from now on and waits until nobody waits for a screen, at most so long. */
    public Future<Void> drain(long withinMillis) {
        long until = room.clock().millis() + withinMillis;
        return onLoop(() -> {
            shard.drain();
            return quiet(until);
        });
    }

    /** Ends what is left; the records are written when the future succeeds. */
    public Future<Void> shutDown() {
        return onLoop(shard::shutDown);
    }

    private Future<Void> quiet(long until) {
        if (shard.isQuiet() || room.clock().millis() >= until) {
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
            long left = ask.answerBy() - room.clock().millis();
            return dispatch.call(caller(), ask, left + REPLY_MARGIN_MILLIS);
        }

        @Override
        public void tell(TellApplication tell) {
            notices.tell(caller(), tell);
        }
    }
}
