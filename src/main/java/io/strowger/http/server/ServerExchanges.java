package io.strowger.http.server;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the requests of a port that are worked on at a time, over all of its event loops, up to a
 * bound. A request that is let in has its place until it is answered, or until its client has gone
 * and nobody works on it any more.
 */
public final class ServerExchanges {

    private final int most;
    private final AtomicInteger open = new AtomicInteger();

    /**
     * @param most so many at once
     */
    public ServerExchanges(int most) {
        this.most = most;
    }

    /** Takes a place, if there is one; whoever has got it gives it back by {@link #leave}. */
    public boolean enter() {
        if (open.incrementAndGet() <= most) {
            return true;
        }
        open.decrementAndGet();
        return false;
    }

    public void leave() {
        open.decrementAndGet();
    }

    public boolean isFull() {
        return open.get() >= most;
    }

    /** Whether nothing is being worked on. */
    public boolean isIdle() {
        return open.get() == 0;
    }
}
