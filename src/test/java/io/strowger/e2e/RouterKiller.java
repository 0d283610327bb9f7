package io.strowger.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Kills a router at the moment that something has happened for so many times. */
final class RouterKiller {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private @Nullable RouterProcess router;
    private @Nullable KillPoint point;
    private int left;
    private volatile boolean done;

    /** From now on the {@code times}-th time at this point is the last that the router sees. */
    synchronized void aim(RouterProcess victim, KillPoint at, int times) {
        router = victim;
        point = at;
        left = times;
        done = false;
    }

    /** Whether this is the time to {@link #kill}: true once. */
    synchronized boolean isTime(KillPoint now) {
        if (now != point || --left > 0) {
            return false;
        }
        point = null;
        return true;
    }

    /** Kills, and returns when the router is gone. */
    void kill() {
        try {
            victim().kill();
            done = true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized RouterProcess victim() {
        if (router == null) {
            throw new IllegalStateException("nobody is aimed at");
        }
        return router;
    }

    /** Kills if it is the time; whether it was. */
    boolean killsAt(KillPoint now) {
        boolean time = isTime(now);
        if (time) {
            kill();
        }
        return time;
    }

    void awaitKilled() {
        await().atMost(PATIENCE).until(() -> done);
    }
}
