package io.strowger.session;

import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.session.SessionState;
import io.strowger.core.session.SessionState.Absent;
import io.strowger.core.session.SessionState.Live;
import io.strowger.store.SessionStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** One store that several routers use; every use of it is a step there and another back. */
final class SharedSessions {

    private final StepQueue queue;
    private final boolean compares;
    private final Map<SessionKey, SessionStore.Versioned> places = new LinkedHashMap<>();

    /** Who ended each session. */
    final Map<SessionId, Integer> enders = new LinkedHashMap<>();

    /** The last save of each router at each place. */
    private final Map<SessionKey, Map<Integer, Long>> savers = new HashMap<>();

    private long lastVersion;

    /**
     * @param compares false plants a bug: whoever saves is believed
     */
    SharedSessions(StepQueue queue, boolean compares) {
        this.queue = queue;
        this.compares = compares;
    }

    SessionStore of(int node) {
        return new View(node);
    }

    /** Counts the saves. */
    long saves() {
        return lastVersion;
    }

    /** Whether another router has saved at a place since. */
    boolean isOvertaken(int node, SessionKey key, long since) {
        return savers.getOrDefault(key, Map.of()).entrySet().stream()
                .anyMatch(saver -> saver.getKey() != node && saver.getValue() > since);
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    private boolean save(int node, SessionKey key, long version, SessionState next) {
        SessionStore.Versioned before = places.getOrDefault(key, SessionStore.Versioned.ABSENT);
        if (compares && before.version() != version) {
            return false;
        }
        if (before.state() instanceof Live live && !isOf(next, live.session().id())) {
            enders.put(live.session().id(), node);
        }
        lastVersion++;
        savers.computeIfAbsent(key, _ -> new HashMap<>()).put(node, lastVersion);
        if (next instanceof Absent) {
            places.remove(key);
        } else {
            places.put(key, new SessionStore.Versioned(next, lastVersion));
        }
        return true;
    }

    private static boolean isOf(SessionState state, SessionId id) {
        return state instanceof Live live && live.session().id().equals(id);
    }

    private List<SessionKey> having(Predicate<SessionState> wanted, int limit) {
        List<SessionKey> keys = new ArrayList<>();
        places.forEach((key, place) -> {
            if (wanted.test(place.state()) && keys.size() < limit) {
                keys.add(key);
            }
        });
        return keys;
    }

    private final class View implements SessionStore {

        private final int node;

        View(int node) {
            this.node = node;
        }

        @Override
        public Future<Versioned> load(SessionKey key) {
            return queue.roundTrip(node, () -> places.getOrDefault(key, Versioned.ABSENT));
        }

        @Override
        public Future<Boolean> save(SessionKey key, long version, SessionState next) {
            return queue.roundTrip(node, () -> SharedSessions.this.save(node, key, version, next));
        }

        @Override
        public Future<List<SessionKey>> due(long now, int limit) {
            return queue.roundTrip(node, () -> having(state -> state.dueAt() <= now, limit));
        }

        @Override
        public Future<List<SessionKey>> live(int limit) {
            return queue.roundTrip(node, () -> having(Live.class::isInstance, limit));
        }

        @Override
        public long liveCount() {
            return places.size();
        }

        @Override
        public long size() {
            return places.size();
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public Taken takenBy(String account) {
            return Taken.NOTHING;
        }
    }
}
