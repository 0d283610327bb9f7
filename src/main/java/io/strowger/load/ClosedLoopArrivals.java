package io.strowger.load;

import io.strowger.load.LoadPlan.Stop;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Keeps the cap of sessions in flight full: each session that leaves makes room for the next. */
final class ClosedLoopArrivals implements Arrivals {
    /** After a failure, so that a target that is down is not hammered. */
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 10;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final int inFlight;
    private final Stop stop;
    private final InFlightLimit turnstile;
    private final LongSupplier nanoClock;
    private final AtomicLong sessions = new AtomicLong();
    private volatile long startNanos;

    ClosedLoopArrivals(int inFlight, Stop stop, InFlightLimit turnstile, LongSupplier nanoClock) {
        this.inFlight = inFlight;
        this.stop = stop;
        this.turnstile = turnstile;
        this.nanoClock = nanoClock;
    }

    @Override
    public void start(List<LoadLane> lanes) {
        startNanos = nanoClock.getAsLong();
        for (int i = 0; i < inFlight; i++) {
            LoadLane lane = lanes.get(i % lanes.size());
            lane.onLoop(() -> next(lane));
        }
    }

    @Override
    public void left(LoadLane lane, boolean failed) {
        if (failed && turnstile.isOpen()) {
            lane.later(PAUSE_AFTER_FAILURE_MILLIS, () -> next(lane));
        } else {
            next(lane);
        }
    }

    private void next(LoadLane lane) {
        if (!turnstile.isOpen()) {
            return;
        }
        long now = nanoClock.getAsLong();
        long session = sessions.getAndIncrement();
        if (session >= stop.afterSessions() || outOfTime(now)) {
            turnstile.close();
        } else {
            lane.arrive(session, now);
        }
    }

    private boolean outOfTime(long now) {
        return stop.afterMillis() != Stop.NEVER
                && now - startNanos >= stop.afterMillis() * NANOS_PER_MILLI;
    }
}
