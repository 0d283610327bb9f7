package io.strowger.limits;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets so much of each account be under way at once and the rest of it wait, so that one account's
 * slow webhook leaves room for the others. When half of all places are taken, as by many accounts
 * whose webhooks hang, an account gets more only when nothing of it is under way. For one event
 * loop.
 *
 * @param <T> what is under way
 */
public final class PerAccountConcurrency<T> {

    private static final class Lane<T> {
        final Queue<T> waiting = new ArrayDeque<>();
        int underWay;
    }

    private final int width;
    private final int places;
    private final Map<String, Lane<T>> lanes = new HashMap<>();
    private final Set<String> full = new HashSet<>();
    private int held;

    /**
     * @param width how much of one account may be under way
     * @param places how much of all accounts may be under way or wait
     */
    public PerAccountConcurrency(int width, int places) {
        this.width = width;
        this.places = places;
    }

    private boolean isCrowded() {
        return held >= places / 2;
    }

    /** How much more is worth taking, of all accounts. */
    public int free() {
        return places - held;
    }

    /** How much more is worth taking of an account that is not full. */
    public int each() {
        return isCrowded() ? 1 : width;
    }

    /** Whether it may go now; else it waits for {@link #leave}. */
    public boolean enter(String account, T item) {
        held++;
        Lane<T> lane = lanes.computeIfAbsent(account, _ -> new Lane<>());
        if (lane.underWay == width) {
            lane.waiting.add(item);
            return false;
        }
        lane.underWay++;
        if (lane.underWay == width) {
            full.add(account);
        }
        return true;
    }

    /** One is through: what takes its place, or null when nothing waits. */
    public @Nullable T leave(String account) {
        Lane<T> lane = lanes.get(account);
        if (lane == null) {
            throw new IllegalStateException("nothing of this account is under way");
        }
        held--;
        T next = lane.waiting.poll();
        if (next == null) {
            full.remove(account);
            lane.underWay--;
            if (lane.underWay == 0) {
                lanes.remove(account);
            }
        }
        return next;
    }

    /** The accounts of which more would only wait. */
    public Set<String> full() {
        return Set.copyOf(isCrowded() ? lanes.keySet() : full);
    }
}
