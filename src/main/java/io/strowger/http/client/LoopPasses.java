package io.strowger.http.client;

import java.util.concurrent.TimeUnit;

/**
 * When an event loop last came round, so that a stall of it is not taken for the time that a peer
 * took. For that event loop; all times are of {@link System#nanoTime()}.
 */
final class LoopPasses {

    /** What a timer has missed in a stall it may make up for within one pass. */
    private static final long ONE_PASS_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private long last = System.nanoTime();
    private long before = last;
    private boolean noted;

    /** A timer of the loop is served. */
    void passed() {
        long now = System.nanoTime();
        noted = true;
        if (now - last > ONE_PASS_NANOS) {
            before = last;
            last = now;
        }
    }

    /**
     * Whether what is seen now may have happened by then: the loop may not have looked since.
     *
     * @param then no later than {@code now}
     */
    boolean mayHaveBeenBy(long then, long now) {
        return now - then <= 0 || (noted && before - then <= 0);
    }
}
