package io.strowger.store.sql;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does a work that is never done twice at once: whoever asks while it is being done gets what comes
 * of the next time, together with all who asked meanwhile.
 */
final class SingleFlight<T> {

    private final Supplier<Future<T>> work;
    private @Nullable Promise<T> next;
    private boolean busy;

    SingleFlight(Supplier<Future<T>> work) {
        this.work = work;
    }

    /** What comes of a work that begins now or later. */
    Future<T> pass() {
        Promise<T> mine;
        boolean first;
        synchronized (this) {
            mine = next == null ? Promise.promise() : next;
            next = mine;
            first = !busy;
            busy = true;
        }
        if (first) {
            begin();
        }
        return mine.future();
    }

    private void begin() {
        Promise<T> waiting = take();
        if (waiting != null) {
            work.get()
                    .onComplete(done -> {
                        waiting.handle(done);
                        begin();
                    });
        }
    }

    private synchronized @Nullable Promise<T> take() {
        Promise<T> waiting = next;
        next = null;
        busy = waiting != null;
        return waiting;
    }
}
