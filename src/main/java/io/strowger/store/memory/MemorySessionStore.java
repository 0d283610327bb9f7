package io.strowger.store.memory;

import io.strowger.core.model.SessionKey;
import io.strowger.core.session.SessionState;
import io.strowger.store.SessionStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The sessions of one process, in striped tables that all event loops share: a request is worked on
 * by the loop that received it, whatever its subscriber, and compare-and-put settles the rest as it
 * does between nodes.
 *
 * <p>Each loop has a store of its own that reads and writes all sessions and looks after the
 * deadlines of its part of them.
 */
public final class MemorySessionStore implements SessionStore {

    private static final int STRIPES = 64;

    private static final Future<Boolean> SAVED = Future.succeededFuture(true);
    private static final Future<Boolean> LOST = Future.succeededFuture(false);
    private static final Future<Versioned> NOTHING = Future.succeededFuture(Versioned.ABSENT);

    private final List<Stripe> all;
    private final List<Stripe> own;
    private final Counts counts;
    private int turn;

    private MemorySessionStore(List<Stripe> all, List<Stripe> own, Counts counts) {
        this.all = all;
        this.own = own;
        this.counts = counts;
    }

    /**
     * The stores of so many event loops over the same sessions.
     *
     * @param now epoch milliseconds at which the store begins
     */
    public static List<SessionStore> shared(int loops, long now) {
        List<Counts> counts = IntStream.range(0, loops).mapToObj(_ -> new Counts()).toList();
        List<Stripe> all =
                IntStream.range(0, STRIPES)
                        .mapToObj(i -> new Stripe(now, counts.get(i % loops)))
                        .toList();
        List<SessionStore> stores = new ArrayList<>();
        for (int loop = 0; loop < loops; loop++) {
            int part = loop;
            List<Stripe> own =
                    IntStream.range(0, STRIPES)
                            .filter(i -> i % loops == part)
                            .mapToObj(all::get)
                            .toList();
            stores.add(new MemorySessionStore(all, own, counts.get(part)));
        }
        return List.copyOf(stores);
    }

    @Override
    public Future<Versioned> load(SessionKey key) {
        Versioned found = stripe(key).load(key);
        return found == null ? NOTHING : Future.succeededFuture(found);
    }

    @Override
    public Future<Boolean> save(SessionKey key, long version, SessionState next) {
        return stripe(key).save(key, version, next) ? SAVED : LOST;
    }

    private Stripe stripe(SessionKey key) {
        return all.get(key.hashCode() & (STRIPES - 1));
    }

    /** Begins with another stripe each time, so that a full list starves none. */
    @Override
    public Future<List<SessionKey>> due(long now, int limit) {
        List<SessionKey> due = new ArrayList<>();
        turn++;
        for (int i = 0; i < own.size() && due.size() < limit; i++) {
            own.get((turn + i) % own.size()).collect(now, limit, due);
        }
        return Future.succeededFuture(due);
    }

    @Override
    public Future<List<SessionKey>> live(int limit) {
        List<SessionKey> live = new ArrayList<>();
        for (Stripe stripe : own) {
            stripe.live(limit, live);
        }
        return Future.succeededFuture(live);
    }

    @Override
    public long liveCount() {
        return counts.live();
    }

    @Override
    public long size() {
        return counts.places();
    }

    @Override
    public long bytes() {
        return counts.bytes();
    }

    @Override
    public Taken takenBy(String account) {
        return counts.takenBy(account);
    }
}
