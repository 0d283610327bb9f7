package io.strowger.core.routing;

import io.strowger.core.model.DialString;
import io.strowger.core.model.ServiceCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All service codes and what stands behind them. It never changes; a new table replaces it whole.
 *
 * <p>The longest code wins, segment by segment: {@code *711*2*55#} reaches {@code 711*2} before
 * {@code 711}, and {@code *7131#} never reaches {@code 713}. A look-up makes no object but the
 * match: the hash of the segments grows along the dial string and is looked up at the end of each
 * segment.
 *
 * @param <T> what stands behind a code
 */
public final class RoutingTable<T> {

    /**
     * Spreads hashes that differ little over the whole table (2 to the 32nd by the golden ratio).
     */
    private static final int SPREAD = 0x9E3779B1;

    private record Route<T>(ServiceCode code, int hash, T target) {}

    private final @Nullable Route<T>[] slots;
    private final int longest;

    private RoutingTable(Map<ServiceCode, T> targets) {
        slots = slotsFor(targets.size());
        int longestCode = 0;
        for (Map.Entry<ServiceCode, T> entry : targets.entrySet()) {
            String segments = entry.getKey().segments();
            longestCode = Math.max(longestCode, segments.length());
            place(new Route<>(entry.getKey(), segments.hashCode(), entry.getValue()));
        }
        longest = longestCode;
    }

    /**
     * A power of two, at most half of it taken, so that a search for what is not there ends soon.
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> @Nullable Route<T>[] slotsFor(int size) {
        return new Route[Integer.highestOneBit(Math.max(size, 1)) * 4];
    }

    private void place(Route<T> route) {
        int slot = slotOf(route.hash());
        while (slots[slot] != null) {
            slot = next(slot);
        }
        slots[slot] = route;
    }

    /** Starts a new table. */
    public static <T> Builder<T> builder() {
        return new Builder<>();
    }

    /** What the dial string reaches; empty when it begins with no code of the table. */
    public Optional<Match<T>> match(DialString dialled) {
        String text = dialled.text();
        int start = dialled.start();
        int end = dialled.end();
        int last = Math.min(end, start + longest);
        Route<T> best = null;
        int hash = 0;
        for (int i = start; i <= last; i++) {
            char c = text.charAt(i);
            if (c == '*' || i == end) {
                Route<T> found = find(hash, text, start, i - start);
                best = found == null ? best : found;
            }
            hash = 31 * hash + c;
        }
        return best == null ? Optional.empty() : Optional.of(matchOf(best, text, start, end));
    }

    private static <T> Match<T> matchOf(Route<T> route, String text, int start, int end) {
        int rest = Math.min(start + route.code().segments().length() + 1, end);
        return new Match<>(route.code(), route.target(), text.substring(rest, end));
    }

    private @Nullable Route<T> find(int hash, String text, int start, int length) {
        int slot = slotOf(hash);
        Route<T> route = slots[slot];
        while (route != null) {
            if (route.hash() == hash && isCode(route.code().segments(), text, start, length)) {
                return route;
            }
            slot = next(slot);
            route = slots[slot];
        }
        return null;
    }

    private static boolean isCode(String segments, String text, int start, int length) {
        return segments.length() == length && text.startsWith(segments, start);
    }

    private int slotOf(int hash) {
        int spread = hash * SPREAD;
        return (spread >>> 8) & (slots.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    /**
     * Collects the codes of a table and notes those that are given twice.
     *
     * @param <T> what stands behind a code
     */
    public static final class Builder<T> {

        private final Map<ServiceCode, T> targets = new LinkedHashMap<>();
        private final List<Clash<T>> clashes = new ArrayList<>();

        private Builder() {}

        /** Puts a target behind a code; a code that is taken is noted as a clash. */
        public Builder<T> add(ServiceCode code, T target) {
            T first = targets.putIfAbsent(code, target);
            if (first != null) {
                clashes.add(new Clash<>(code, first, target));
            }
            return this;
        }

        /**
         * The table.
         *
         * @throws IllegalStateException when codes clash; the message names both targets
         */
        public RoutingTable<T> build() {
            if (!clashes.isEmpty()) {
                throw new IllegalStateException("service codes clash: " + clashes);
            }
            return new RoutingTable<>(targets);
        }
    }
}
