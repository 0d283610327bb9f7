package io.strowger.store.memory;

import io.strowger.core.model.SessionKey;
import io.strowger.core.session.SessionState;
import io.strowger.core.session.SessionState.Absent;
import io.strowger.core.session.SessionState.Live;
import io.strowger.store.SessionStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** The sessions of one shard: a plain object that one event loop alone touches. */
public final class MemorySessionStore implements SessionStore {

    private static final Future<Boolean> SAVED = Future.succeededFuture(true);
    private static final Future<Boolean> LOST = Future.succeededFuture(false);
    private static final Future<Versioned> NOTHING = Future.succeededFuture(Versioned.ABSENT);

    private final SlotTable table = new SlotTable();
    private final DeadlineWheel wheel;
    private long lastVersion;

    /** Read by metrics from other threads. */
    private volatile long live;

    private volatile long size;

    /**
     * @param now epoch milliseconds at which the store begins
     */
    public MemorySessionStore(long now) {
        this.wheel = new DeadlineWheel(now);
    }

    @Override
    public Future<Versioned> load(SessionKey key) {
        Slot slot = table.get(key);
        return slot == null
                ? NOTHING
                : Future.succeededFuture(new Versioned(slot.state, slot.version));
    }

    @Override
    public Future<Boolean> save(SessionKey key, long version, SessionState next) {
        Slot slot = table.get(key);
        long present = slot == null ? 0 : slot.version;
        if (present != version) {
            return LOST;
        }
        boolean wasLive = slot != null && slot.state instanceof Live;
        if (slot == null) {
            if (!(next instanceof Absent)) {
                add(key, next);
            }
        } else if (next instanceof Absent) {
            wheel.disarm(slot);
            table.remove(key);
        } else {
            put(slot, next);
        }
        count(wasLive, next instanceof Live);
        return SAVED;
    }

    private void add(SessionKey key, SessionState next) {
        Slot slot = new Slot(key, next);
        table.add(slot);
        put(slot, next);
    }

    private void put(Slot slot, SessionState next) {
        slot.state = next;
        slot.version = ++lastVersion;
        wheel.arm(slot, next.dueAt());
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, others only read
    private void count(boolean wasLive, boolean isLive) {
        if (wasLive != isLive) {
            live = live + (isLive ? 1 : -1);
        }
        if (size != table.size()) {
            size = table.size();
        }
    }

    @Override
    public Future<List<SessionKey>> due(long now, int limit) {
        List<Slot> due = new ArrayList<>();
        wheel.collect(now, limit, due);
        List<SessionKey> keys = new ArrayList<>(due.size());
        due.forEach(slot -> keys.add(slot.key));
        return Future.succeededFuture(keys);
    }

    @Override
    public Future<List<SessionKey>> live(int limit) {
        List<SessionKey> keys = new ArrayList<>();
        table.visit(slot -> {
            if (slot.state instanceof Live && keys.size() < limit) {
                keys.add(slot.key);
            }
            return keys.size() < limit;
        });
        return Future.succeededFuture(keys);
    }

    @Override
    public long liveCount() {
        return live;
    }

    @Override
    public long size() {
        return size;
    }
}
