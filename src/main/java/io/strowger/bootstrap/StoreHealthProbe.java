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

    private final Storage foundations;
    private volatile boolean holds = true;
    private boolean asking;

    public StoreHealthProbe(Storage foundations) {
        this.foundations = foundations;
    }

    public boolean holds() {
        return holds;
    }

    public void look() {
        if (asking) {
            return; // the last question has no answer yet: it tells soon enough
        }
        asking = true;
        foundations
                .mark()
                .onComplete(written -> {
                    asking = false;
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
