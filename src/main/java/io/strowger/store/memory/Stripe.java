package io.strowger.store.memory;

import io.strowger.core.model.SessionKey;
import io.strowger.core.session.Footprint;
import io.strowger.core.session.SessionState;
import io.strowger.core.session.SessionState.Absent;
import io.strowger.core.session.SessionState.Live;
import io.strowger.store.SessionStore.Versioned;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the table with its wheel, behind a lock that is held for nanoseconds. */
final class Stripe {

    private final SlotTable table = new SlotTable();
    private final DeadlineWheel wheel;
    private final Counts counts;
    private long lastVersion;

    Stripe(long now, Counts counts) {
        this.wheel = new DeadlineWheel(now);
        this.counts = counts;
    }

    synchronized @Nullable Versioned load(SessionKey key) {
        Slot slot = table.get(key);
        return slot == null ? null : new Versioned(slot.state, slot.version);
    }

    synchronized boolean save(SessionKey key, long version, SessionState next) {
        Slot slot = table.get(key);
        long present = slot == null ? 0 : slot.version;
        if (present != version) {
            return false;
        }
        SessionState before = slot == null ? Absent.INSTANCE : slot.state;
        int bytesBefore = slot == null ? 0 : slot.bytes;
        int bytes = Footprint.of(next);
        if (slot == null) {
            add(key, next, bytes);
        } else if (next instanceof Absent) {
            remove(slot);
        } else {
            put(slot, next, bytes);
        }
        counts.turned(before, bytesBefore, next, bytes);
        return true;
    }

    private void add(SessionKey key, SessionState next, int bytes) {
        if (next instanceof Absent) {
            return;
        }
        Slot slot = new Slot(key, next);
        table.add(slot);
        put(slot, next, bytes);
        counts.taken(1);
    }

    private void remove(Slot slot) {
        wheel.disarm(slot);
        table.remove(slot.key);
        counts.taken(-1);
    }

    private void put(Slot slot, SessionState next, int bytes) {
        slot.state = next;
        slot.bytes = bytes;
        slot.version = ++lastVersion;
        wheel.arm(slot, next.dueAt());
    }

    /** Adds keys that are due to {@code due}, until it holds {@code limit} of them. */
    synchronized void collect(long now, int limit, List<SessionKey> due) {
        List<Slot> slots = new ArrayList<>();
        wheel.collect(now, limit - due.size(), slots);
        slots.forEach(slot -> due.add(slot.key));
    }

    /** Adds keys of live sessions to {@code live}, until it holds {@code limit} of them. */
    synchronized void live(int limit, List<SessionKey> live) {
        table.visit(slot -> {
            if (slot.state instanceof Live && live.size() < limit) {
                live.add(slot.key);
            }
            return live.size() < limit;
        });
    }
}
