package io.strowger.session;

import io.strowger.core.model.SessionKey;
import io.strowger.core.session.SessionState;
import io.strowger.store.SessionStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A store that fails, or loses saves to others, when the test says so. */
final class FragileStore implements SessionStore {

    /** What goes wrong, for all shards. */
    static final class Faults {
        volatile boolean loads;
        volatile boolean saves;
        final AtomicInteger lostSaves = new AtomicInteger();
    }

    private final SessionStore store;
    private final Faults faults;

    FragileStore(SessionStore store, Faults faults) {
        this.store = store;
        this.faults = faults;
    }

    @Override
    public Future<Versioned> load(SessionKey key) {
        return unless(faults.loads, () -> store.load(key));
    }

    @Override
    public Future<Boolean> save(SessionKey key, long version, SessionState next) {
        if (faults.lostSaves.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Future.succeededFuture(false);
        }
        return unless(faults.saves, () -> store.save(key, version, next));
    }

    private static <T> Future<T> unless(boolean down, Supplier<Future<T>> work) {
        return down ? Future.failedFuture("store is down") : work.get();
    }

    @Override
    public Future<List<SessionKey>> due(long now, int limit) {
        return store.due(now, limit);
    }

    @Override
    public Future<List<SessionKey>> live(int limit) {
        return store.live(limit);
    }

    @Override
    public long liveCount() {
        return store.liveCount();
    }

    @Override
    public long size() {
        return store.size();
    }

    @Override
    public long bytes() {
        return store.bytes();
    }

    @Override
    public Taken takenBy(String account) {
        return store.takenBy(account);
    }
}
