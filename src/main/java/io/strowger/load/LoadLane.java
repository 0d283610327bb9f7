package io.strowger.load;

import io.strowger.load.LoadPlan.Walk;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.function.LongSupplier;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

/** The callers of one event loop, their connections and their stopwatch. */
final class LoadLane extends VerticleBase {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Told on the lane's own event loop that a session is over. */
    interface Departures {
        void left(LoadLane lane, boolean failed);
    }

    private final LoadPlan plan;
    private final long run;
    private final HopBodies bodies;
    private final LoadCounters tally;
    private final InFlightLimit turnstile;
    private final LongSupplier nanoClock;
    private final Departures departures;
    private final SingleWriterRecorder recorder;
    private @Nullable Poster poster;

    LoadLane(
            LoadPlan plan,
            long run,
            LoadCounters tally,
            InFlightLimit turnstile,
            LongSupplier nanoClock,
            Departures departures) {
        this.plan = plan;
        this.run = run;
        this.tally = tally;
        this.turnstile = turnstile;
        this.nanoClock = nanoClock;
        this.departures = departures;
        bodies = new HopBodies(plan.walk(), plan.subscribers());
        recorder = tally.newRecorder();
    }

    @Override
    public Future<?> start() {
        poster = new Poster(vertx, plan, nanoClock);
        return Future.succeededFuture();
    }

    /** From any thread: runs on the lane's event loop. */
    void onLoop(Runnable task) {
        context.runOnContext(_ -> task.run());
    }

    /** On the loop: a session begins, or is missed when too many are in flight. */
    void arrive(long session, long intendedNanos) {
        if (!turnstile.tryEnter()) {
            tally.missed(turnstile.isOpen() ? 1 : 0);
            return;
        }
        tally.begun();
        String sessionId = HopBodies.sessionId(run, session);
        new VirtualSubscriber(this, sessionId, plan.subscribers().msisdn(session))
                .dial(intendedNanos);
    }

    Walk walk() {
        return plan.walk();
    }

    long thinkNanos() {
        return plan.walk().thinkMillis() * NANOS_PER_MILLI;
    }

    void post(int step, String sessionId, long msisdn, Poster.Ear ear) {
        Poster current = poster;
        if (current == null) {
            throw new IllegalStateException("the lane has not started");
        }
        current.post(bodies.body(step, sessionId, msisdn), ear);
    }

    /** Records the hop and returns the time now. */
    long hopAnswered(long intendedNanos) {
        long now = nanoClock.getAsLong();
        LoadCounters.record(recorder, now - intendedNanos);
        return now;
    }

    void afterThinking(Runnable next) {
        if (plan.walk().thinkMillis() == 0) {
            next.run();
        } else {
            vertx.setTimer(plan.walk().thinkMillis(), _ -> next.run());
        }
    }

    /** On the loop: after a pause. */
    void later(long millis, Runnable task) {
        vertx.setTimer(millis, _ -> task.run());
    }

    void finished() {
        tally.finished();
        leave(false);
    }

    void failed(LoadError error) {
        tally.failed(error);
        leave(true);
    }

    private void leave(boolean failed) {
        turnstile.leave();
        departures.left(this, failed);
    }
}
