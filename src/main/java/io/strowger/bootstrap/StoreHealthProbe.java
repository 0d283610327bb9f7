package io.strowger.bootstrap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database takes what is written: asked again and again, told at once. What is written
 * is how far time has come.
 */
public final class StoreHealthProbe {

    private static final Logger log = LoggerFactory.getLogger(StoreHealthProbe.class);

    /** A full disk shows within a second. */
    public static final long EVERY_MILLIS = 500;

    /** With the time between two questions less than a second. */
    private static final long OVERDUE_NANOS = 450_000_000;

    private static final long NOT = Long.MIN_VALUE;

    private final Storage foundations;
    private volatile boolean holds = true;

    /** Since when the question waits for its answer, or {@link #NOT}. */
    private volatile long askedNanos = NOT;

    public StoreHealthProbe(Storage foundations) {
        this.foundations = foundations;
    }

    /** An answer that is overdue is as good as none. */
    public boolean holds() {
        long asked = askedNanos;
        return holds && (asked == NOT || System.nanoTime() - asked < OVERDUE_NANOS);
    }

    public void look() {
        if (askedNanos != NOT) {
            return; // the last question has no answer yet: it tells soon enough
        }
        askedNanos = System.nanoTime();
        foundations
                .mark()
                .onComplete(written -> {
                    askedNanos = NOT;
                    tell(written.succeeded(), written.cause());
                });
    }

    private void tell(boolean holdsNow, @Nullable Throwable cause) {
        if (holds && !holdsNow) {
            log.atError()
                    .addKeyValue("error", cause)
                    .log("The store does not take what is written: is its disk full?");
        } else if (!holds && holdsNow) {
            log.info("The store takes what is written again");
        }
        holds = holdsNow;
    }
}
