package io.strowger.load;

import io.strowger.load.LoadPlan.Pace.OpenRate;
import io.strowger.load.LoadPlan.Stop;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * An open rate: session n is due at start + n / rate, whatever the target does. A thread of its own
 * keeps the schedule, because an event loop's timers only know milliseconds; what falls due
 * together is handed over together, each with the time it was intended for.
 */
final class OpenLoopArrivals implements Arrivals {
    private static final long SHORTEST_SLEEP_NANOS = 50_000;
    private static final long LONGEST_SLEEP_NANOS = 100_000_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final double nanosApart;
    private final long sessions;
    private final InFlightLimit turnstile;
    private final LongSupplier nanoClock;

    OpenLoopArrivals(OpenRate rate, Stop stop, InFlightLimit turnstile, LongSupplier nanoClock) {
        this.turnstile = turnstile;
        this.nanoClock = nanoClock;
        nanosApart = NANOS_PER_SECOND / rate.sessionsPerSecond();
        sessions = Math.min(stop.afterSessions(), dueBefore(stop.afterMillis()));
    }

    /** How many sessions are intended before this time has passed; a whole one each. */
    private long dueBefore(long millis) {
        return millis == Stop.NEVER ? Stop.NEVER : (long) Math.ceil(millis * 1e6 / nanosApart);
    }

    @Override
    public void start(List<LoadLane> lanes) {
        Thread.ofPlatform().daemon().name("load-arrivals").start(() -> keepSchedule(lanes));
    }

    @Override
    public void left(LoadLane lane, boolean failed) {
        // An open rate does not care who has left.
    }

    private void keepSchedule(List<LoadLane> lanes) {
        long startNanos = nanoClock.getAsLong();
        long next = 0;
        while (next < sessions && turnstile.isOpen()) {
            long due = dueAt(nanoClock.getAsLong() - startNanos);
            if (due > next) {
                handOver(lanes, startNanos, next, due);
                next = due;
            }
            sleepUntil(startNanos + intended(next));
        }
        closeAfter(lanes, 0);
    }

    /** The first session that is not yet due. */
    private long dueAt(long elapsedNanos) {
        return Math.min(sessions, (long) (elapsedNanos / nanosApart) + 1);
    }

    private long intended(long session) {
        return (long) (session * nanosApart);
    }

    private void handOver(List<LoadLane> lanes, long startNanos, long from, long to) {
        for (int i = 0; i < lanes.size(); i++) {
            LoadLane lane = lanes.get(i);
            long first = from + Math.floorMod(i - from, (long) lanes.size());
            if (first < to) {
                lane.onLoop(() -> arriveAll(lane, startNanos, first, to, lanes.size()));
            }
        }
    }

    private void arriveAll(LoadLane lane, long startNanos, long from, long to, int step) {
        for (long session = from; session < to; session += step) {
            lane.arrive(session, startNanos + intended(session));
        }
    }

    private void sleepUntil(long atNanos) {
        long rest = atNanos - nanoClock.getAsLong();
        if (rest > 0) {
            LockSupport.parkNanos(Math.clamp(rest, SHORTEST_SLEEP_NANOS, LONGEST_SLEEP_NANOS));
        }
    }

    /** Closes when every lane has worked off what it was handed before. */
    private void closeAfter(List<LoadLane> lanes, int index) {
        if (index == lanes.size()) {
            turnstile.close();
        } else {
            lanes.get(index).onLoop(() -> closeAfter(lanes, index + 1));
        }
    }
}
