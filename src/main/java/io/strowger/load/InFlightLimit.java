package io.strowger.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the sessions in flight, keeps them under a cap, and tells when the last has left. */
final class InFlightLimit {
    private final int cap;

    /** Sessions inside, and one more as long as the turnstile is open. */
    private final AtomicLong inside = new AtomicLong(1);

    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Promise<Void> emptied = Promise.promise();

    InFlightLimit(int cap) {
        this.cap = cap;
    }

    boolean tryEnter() {
        long before = inside.getAndUpdate(now -> isShut(now) ? now : now + 1);
        return !isShut(before);
    }

    /** Full, or closed and already told to be empty. */
    private boolean isShut(long now) {
        return now == 0 || now > cap;
    }

    void leave() {
        if (inside.decrementAndGet() == 0) {
            emptied.tryComplete();
        }
    }

    /** Nobody enters any more; once is enough, more does no harm. */
    void close() {
        if (open.compareAndSet(true, false)) {
            leave();
        }
    }

    boolean isOpen() {
        return open.get();
    }

    long inFlight() {
        return Math.max(0, inside.get() - (open.get() ? 1 : 0));
    }

    Future<Void> emptied() {
        return emptied.future();
    }
}
