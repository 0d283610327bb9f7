package io.strowger.store.memory;

import io.strowger.core.session.Footprint;
import io.strowger.core.session.SessionState;
import io.strowger.core.session.SessionState.Live;
import io.strowger.store.SessionStore.Taken;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** How much one part of the store holds, and for whom; read without its locks. */
final class Counts {

    /** What one account's sessions take. */
    private static final class OfAccount {
        private final LongAdder live = new LongAdder();
        private final LongAdder places = new LongAdder();
        private final LongAdder bytes = new LongAdder();

        void add(int moreLive, int morePlaces, int moreBytes) {
            if (moreLive != 0) {
                live.add(moreLive);
            }
            if (morePlaces != 0) {
                places.add(morePlaces);
            }
            bytes.add(moreBytes);
        }
    }

    private final AtomicLong live = new AtomicLong();
    private final AtomicLong places = new AtomicLong();
    private final LongAdder bytes = new LongAdder();

    /** Of all accounts whose applications were ever asked: those that were provisioned. */
    private final Map<String, OfAccount> accounts = new ConcurrentHashMap<>();

    /**
     * A place turned from one state to another.
     *
     * @param bytesBefore what the first one took
     * @param bytesAfter what the other one takes
     */
    void turned(SessionState before, int bytesBefore, SessionState after, int bytesAfter) {
        int turned = (after instanceof Live ? 1 : 0) - (before instanceof Live ? 1 : 0);
        if (turned != 0) {
            live.addAndGet(turned);
        }
        bytes.add(bytesAfter - bytesBefore);
        String from = Footprint.account(before);
        String to = Footprint.account(after);
        if (from.equals(to)) {
            add(to, turned, 0, bytesAfter - bytesBefore);
        } else {
            add(from, before instanceof Live ? -1 : 0, -1, -bytesBefore);
            add(to, after instanceof Live ? 1 : 0, 1, bytesAfter);
        }
    }

    private void add(String account, int moreLive, int morePlaces, int moreBytes) {
        if (account.isEmpty()) {
            return;
        }
        OfAccount taken = accounts.get(account);
        if (taken == null) {
            taken = accounts.computeIfAbsent(account, _ -> new OfAccount());
        }
        taken.add(moreLive, morePlaces, moreBytes);
    }

    void taken(int more) {
        places.addAndGet(more);
    }

    long live() {
        return live.get();
    }

    long places() {
        return places.get();
    }

    long bytes() {
        return bytes.sum();
    }

    Taken takenBy(String account) {
        OfAccount taken = accounts.get(account);
        return taken == null
                ? Taken.NOTHING
                : new Taken(taken.live.sum(), taken.places.sum(), taken.bytes.sum());
    }
}
