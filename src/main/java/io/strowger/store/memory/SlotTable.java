package io.strowger.store.memory;

import io.strowger.core.model.SessionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An open-addressed table of slots in segments of their own, so that growing never stops the loop
 * for longer than it takes to move one segment.
 */
final class SlotTable {

    private static final int SEGMENTS = 16;
    private static final int FIRST_CAPACITY = 16;

    private final List<@Nullable Slot[]> segments = new ArrayList<>(SEGMENTS);
    private final int[] sizes = new int[SEGMENTS];

    SlotTable() {
        for (int i = 0; i < SEGMENTS; i++) {
            segments.add(new @Nullable Slot[FIRST_CAPACITY]);
        }
    }

    @Nullable Slot get(SessionKey key) {
        int hash = spread(key);
        @Nullable Slot[] slots = segments.get(segment(hash));
        int mask = slots.length - 1;
        for (int i = home(hash, mask); ; i = (i + 1) & mask) {
            Slot slot = slots[i];
            if (slot == null || (slot.hash == hash && slot.key.equals(key))) {
                return slot;
            }
        }
    }

    /** Adds a slot whose key is not there yet. */
    void add(Slot slot) {
        int hash = slot.hash;
        int segment = segment(hash);
        if (sizes[segment] * 4 >= segments.get(segment).length * 3) {
            grow(segment);
        }
        insert(segments.get(segment), slot, hash);
        sizes[segment]++;
    }

    void remove(SessionKey key) {
        int hash = spread(key);
        int segment = segment(hash);
        @Nullable Slot[] slots = segments.get(segment);
        int mask = slots.length - 1;
        for (int i = home(hash, mask); ; i = (i + 1) & mask) {
            Slot slot = slots[i];
            if (slot == null) {
                return;
            }
            if (slot.hash == hash && slot.key.equals(key)) {
                closeGap(slots, i);
                sizes[segment]--;
                return;
            }
        }
    }

    /** Hands slots to the visitor until it has had enough. */
    void visit(Predicate<Slot> wantsMore) {
        for (@Nullable Slot[] slots : segments) {
            for (Slot slot : slots) {
                if (slot != null && !wantsMore.test(slot)) {
                    return;
                }
            }
        }
    }

    /** Moves followers back so that a search never meets a hole (Knuth, 6.4, algorithm R). */
    private static void closeGap(@Nullable Slot[] slots, int from) {
        int mask = slots.length - 1;
        int gap = from;
        for (int i = (gap + 1) & mask; ; i = (i + 1) & mask) {
            Slot slot = slots[i];
            if (slot == null) {
                slots[gap] = null;
                return;
            }
            int home = home(slot.hash, mask);
            if (((i - home) & mask) >= ((i - gap) & mask)) {
                slots[gap] = slot;
                gap = i;
            }
        }
    }

    private void grow(int segment) {
        @Nullable Slot[] old = segments.get(segment);
        @Nullable Slot[] grown = new @Nullable Slot[old.length * 2];
        for (Slot slot : old) {
            if (slot != null) {
                insert(grown, slot, slot.hash);
            }
        }
        segments.set(segment, grown);
    }

    private static void insert(@Nullable Slot[] slots, Slot slot, int hash) {
        int mask = slots.length - 1;
        int i = home(hash, mask);
        while (slots[i] != null) {
            i = (i + 1) & mask;
        }
        slots[i] = slot;
    }

    /**
     * Stripes take keys by their hash; the table must not see what is left of that as a pattern.
     */
    static int spread(SessionKey key) {
        int hash = key.hashCode() * 0x85EBCA6B;
        return hash ^ (hash >>> 15);
    }

    private static int segment(int hash) {
        return hash >>> 28;
    }

    private static int home(int hash, int mask) {
        return hash & mask;
    }
}
