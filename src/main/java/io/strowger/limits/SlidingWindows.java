package io.strowger.limits;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Holds each of many keys to a limit, over a window that slides. It is in memory, and may be used
 * by every thread.
 *
 * <p>A window is counted in {@value #SLOTS} slots, so that a key takes the same few bytes whatever
 * the limit is. A slot counts until all of it has left the window: no window of any position ever
 * holds more than the limit, and what is counted is let go up to one slot later than it might be.
 *
 * <p>At most {@code capacity} keys are held; one more takes the place of the key that was used
 * least recently, which is then counted from nothing again.
 */
public final class SlidingWindows {

    private static final int SLOTS = 32;

    /** The slot of now, which is not over, and all that a window reaches back to. */
    private static final int HELD = SLOTS + 1;

    private final int most;
    private final long slotMillis;
    private final int capacity;
    private final SequencedMap<Object, Window> windows = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param capacity most keys that are held at once, at least 1
     */
    public SlidingWindows(WindowLimit limit, int capacity) {
        this.most = limit.most();
        this.slotMillis = Math.max(1, Math.ceilDiv(limit.within().toMillis(), SLOTS));
        this.capacity = capacity;
    }

    /**
     * Counts one more, if it may be.
     *
     * @param key an account, the network of an address…; never seen from outside
     * @param now epoch milliseconds; one that is earlier than the last counts as the last
     * @return 0 when it may, else in how many milliseconds it is worth trying again
     */
    public synchronized long take(Object key, long now) {
        if (most == 0) {
            return 0;
        }
        Window window = windows.computeIfAbsent(key, _ -> new Window());
        window.slideTo(Math.floorDiv(now, slotMillis));
        if (window.sum < most) {
            window.add();
            makeRoom();
            return 0;
        }
        return window.freeFrom() * slotMillis - now;
    }

    /** Takes back what was counted at {@code takenAt} and came to nothing. */
    public synchronized void giveBack(Object key, long takenAt) {
        Window window = windows.get(key);
        if (window != null) {
            window.remove(Math.floorDiv(takenAt, slotMillis));
        }
    }

    /** How many keys are held. */
    public synchronized int size() {
        return windows.size();
    }

    private void makeRoom() {
        if (windows.size() > capacity) {
            windows.pollFirstEntry();
        }
    }

    /** Counts of the last slots; a slot's place is its number modulo how many are held. */
    private static final class Window {
        private final int[] counts = new int[HELD];
        private long newest = Long.MIN_VALUE;
        private int sum;

        void slideTo(long slot) {
            if (newest == Long.MIN_VALUE || slot - newest >= HELD) {
                Arrays.fill(counts, 0);
                sum = 0;
                newest = Math.max(newest, slot);
            }
            while (newest < slot) {
                newest++;
                sum -= counts[place(newest)];
                counts[place(newest)] = 0;
            }
        }

        void add() {
            counts[place(newest)]++;
            sum++;
        }

        void remove(long slot) {
            if (slot > newest - HELD && slot <= newest && counts[place(slot)] > 0) {
                counts[place(slot)]--;
                sum--;
            }
        }

        /** The slot with which the oldest that is counted leaves. */
        long freeFrom() {
            long oldest = newest - SLOTS;
            while (counts[place(oldest)] == 0) {
                oldest++;
            }
            return oldest + HELD;
        }

        private static int place(long slot) {
            return (int) Math.floorMod(slot, (long) HELD);
        }
    }
}
