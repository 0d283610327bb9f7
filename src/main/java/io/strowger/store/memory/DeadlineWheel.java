package io.strowger.store.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hashed timer wheel whose entries are the slots themselves.
 *
 * <p>A slot is moved only when its deadline comes closer. One whose deadline has gone further away
 * stays where it is and is moved on when the wheel reaches it, so that a hop costs no more than a
 * comparison.
 */
final class DeadlineWheel {

    static final int NEVER = Integer.MAX_VALUE;

    private static final int TICK_MILLIS = 100;
    private static final int BUCKETS = 2048;
    private static final int LOOK_AGAIN_TICKS = 5;

    private final @Nullable Slot[] buckets = new @Nullable Slot[BUCKETS];
    private final long origin;

    /** The first tick that has not been served to its end. */
    private int cursor;

    /**
     * @param now epoch milliseconds; ticks are counted from here
     */
    DeadlineWheel(long now) {
        this.origin = now;
    }

    /** Sees to it that the slot is looked at no later than {@code dueAt}. */
    void arm(Slot slot, long dueAt) {
        int tick = tickOf(dueAt);
        if (tick < slot.armedTick) {
            unlink(slot);
            link(slot, tick);
        }
    }

    void disarm(Slot slot) {
        unlink(slot);
        slot.armedTick = NEVER;
    }

    /** Adds the slots that are due to {@code due}, until it holds {@code limit} of them. */
    void collect(long now, int limit, List<Slot> due) {
        int last = (int) ((now - origin) / TICK_MILLIS);
        if (last - cursor > BUCKETS) {
            cursor = last - BUCKETS; // the clock jumped: one turn sees every bucket
        }
        for (; cursor <= last; cursor++) {
            if (!collectBucket(now, last, limit, due)) {
                return;
            }
        }
        // the present tick may still get entries that are due within it
        cursor = Math.max(0, last);
    }

    private boolean collectBucket(long now, int last, int limit, List<Slot> due) {
        Slot slot = buckets[cursor & (BUCKETS - 1)];
        while (slot != null) {
            Slot following = slot.next;
            if (slot.armedTick <= last) {
                if (due.size() >= limit) {
                    return false;
                }
                look(slot, now, last, due);
            }
            slot = following;
        }
        return true;
    }

    private void look(Slot slot, long now, int last, List<Slot> due) {
        unlink(slot);
        if (slot.state.dueAt() <= now) {
            due.add(slot);
            link(slot, last + LOOK_AGAIN_TICKS);
        } else {
            link(slot, tickOf(slot.state.dueAt()));
        }
    }

    /** The first tick at which {@code dueAt} has come. */
    private int tickOf(long dueAt) {
        long tick = Math.ceilDiv(dueAt - origin, TICK_MILLIS);
        return Math.clamp(tick, cursor, NEVER - 1);
    }

    private void link(Slot slot, int tick) {
        int bucket = tick & (BUCKETS - 1);
        Slot head = buckets[bucket];
        slot.armedTick = tick;
        slot.next = head;
        if (head != null) {
            head.previous = slot;
        }
        buckets[bucket] = slot;
    }

    private void unlink(Slot slot) {
        if (slot.armedTick == NEVER) {
            return;
        }
        Slot before = slot.previous;
        Slot after = slot.next;
        if (before == null) {
            buckets[slot.armedTick & (BUCKETS - 1)] = after;
        } else {
            before.next = after;
        }
        if (after != null) {
            after.previous = before;
        }
        slot.previous = null;
        slot.next = null;
    }
}
