package io.strowger.http.client;

import java.util.concurrent.TimeUnit;

/**
 * After how long a rest a peer closes its connections, as far as that has been seen. Of any thread;
 * all times are of {@link System#nanoTime()}.
 */
final class PeerIdleTimeout {

    static final long UNKNOWN = Long.MAX_VALUE;

    private static final long REMEMBER_NANOS = TimeUnit.MINUTES.toNanos(10);

    /**
     * A short rest that ended once may have been a restart, which must not cost a busy peer its
     * kept connections for long.
     */
    private static final long REMEMBER_ONCE_NANOS = TimeUnit.SECONDS.toNanos(4);

    private static final long SHORT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long USE_COUNTS_NANOS = TimeUnit.MINUTES.toNanos(1);

    private volatile long shortest = UNKNOWN;
    private long seenAt;
    private long forgetAt;
    private volatile long longestUsed;
    private volatile long longestUsedAt;

    /**
     * The peer has closed a connection at rest.
     *
     * @param rested for how long
     */
    synchronized void closedAfter(long rested, long now) {
        if (rested < longestUsed && now - longestUsedAt < USE_COUNTS_NANOS) {
            return; // longer rests than this ended well
        }
        boolean known = shortest != UNKNOWN && now - seenAt < REMEMBER_NANOS;
        boolean seenBefore = known && now - rested - seenAt > 0;
        boolean sure = seenBefore || rested > SHORT_NANOS;
        shortest = known ? Math.min(shortest, rested) : rested;
        long until = now + (sure ? REMEMBER_NANOS : REMEMBER_ONCE_NANOS);
        forgetAt = known && forgetAt - until > 0 ? forgetAt : until;
        seenAt = now;
    }

    /** A connection was used after a rest, and answered. */
    void usedAfter(long rested, long now) {
        if (rested > longestUsed || now - longestUsedAt > USE_COUNTS_NANOS) {
            longestUsedAt = now;
            longestUsed = rested;
        }
    }

    /** The shortest rest that ended so, in nanoseconds, or {@link #UNKNOWN}. */
    long shortest(long now) {
        return shortest == UNKNOWN ? UNKNOWN : remembered(now);
    }

    private synchronized long remembered(long now) {
        return now - forgetAt < 0 ? shortest : UNKNOWN;
    }
}
