package io.strowger.bootstrap;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clock of everything that begins, waits and expires: an instant that was set once, run on by a
 * timer that only ever goes forward, at one second a second. What happens to the wall clock
 * meanwhile changes nothing here.
 */
public final class RunningClock implements InstantSource {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final InstantSource wall;
    private final LongSupplier nanoTime;
    private final long setTo;
    private final long setAt;

    private RunningClock(InstantSource wall, LongSupplier nanoTime, long setTo) {
        this.wall = wall;
        this.nanoTime = nanoTime;
        this.setTo = setTo;
        this.setAt = nanoTime.getAsLong();
    }

    /**
     * A clock that shows what the wall shows, or goes on from a mark when the wall stands behind
     * it.
     *
     * @param mark how far time has come before, in epoch milliseconds; 0 when it is not known
     * @param nanoTime as {@link System#nanoTime}
     */
    static RunningClock set(InstantSource wall, long mark, LongSupplier nanoTime) {
        return new RunningClock(wall, nanoTime, Math.max(wall.millis(), mark));
    }

    @Override
    public long millis() {
        return setTo + (nanoTime.getAsLong() - setAt) / NANOS_PER_MILLI;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    /** What people read, and others compare with their own: records, webhooks, messages. */
    InstantSource wall() {
        return wall;
    }

    /** By how many milliseconds the wall stands in front of this clock; negative behind it. */
    long wallAheadMillis() {
        return wall.millis() - millis();
    }
}
