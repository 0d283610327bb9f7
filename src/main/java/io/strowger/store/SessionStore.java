package io.strowger.store;

import io.strowger.core.model.SessionKey;
import io.strowger.core.session.SessionState;
import io.vertx.core.Future;
import java.util.List;

/**
 * Where the states of sessions live: one place for each subscriber on each network, changed by
 * compare-and-put only, and found again when its deadline comes.
 */
public interface SessionStore {

    /**
     * What stands at a key.
     *
     * @param version 0 when nothing stands there; otherwise another number after every save
     */
    record Versioned(SessionState state, long version) {

        /** Nothing stands there. */
        public static final Versioned ABSENT = new Versioned(SessionState.Absent.INSTANCE, 0);
    }

    /** Reads what stands at a key; {@link Versioned#ABSENT} when nothing does. */
    Future<Versioned> load(SessionKey key);

    /**
     * Puts {@code next} in the place of what was loaded. {@link SessionState.Absent} empties the
     * place.
     *
     * @param version the version that was loaded
     * @return false when another save came between, and nothing was changed
     */
    Future<Boolean> save(SessionKey key, long version, SessionState next);

    /**
     * Keys whose state's {@link SessionState#dueAt()} has come. A key is named again later when its
     * state is not replaced.
     *
     * @param now epoch milliseconds
     * @param limit how many keys at most
     */
    Future<List<SessionKey>> due(long now, int limit);

    /** Keys of live sessions, at most {@code limit} of them: for the end of the router. */
    Future<List<SessionKey>> live(int limit);

    /** How many live sessions there are; a reading for metrics and limits. */
    long liveCount();

    /** How many places are taken, by live sessions and remembered ends. */
    long size();

    /** What {@link io.strowger.core.session.Footprint} says of all places together, in bytes. */
    long bytes();

    /** What an account's sessions take of all this. */
    Taken takenBy(String account);

    /**
     * What the sessions of one account take.
     *
     * @param live how many are live
     * @param places of the live ones and of the remembered ends
     * @param bytes of all these
     */
    record Taken(long live, long places, long bytes) {

        /** Nothing. */
        public static final Taken NOTHING = new Taken(0, 0, 0);
    }
}
