package io.strowger.store.sql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How many deliveries of each account wait, and what happens to one more than may: it takes the
 * place of the account's oldest notice, or goes itself when it is a notice and there is no other.
 * What has to arrive is never let go, so that of it more may wait. Of any thread.
 */
final class WaitingTally {

    /** What is to be done with a delivery. */
    enum Way {
        ADD,
        REPLACE,
        DROP
    }

    /** Of one account. */
    private static final class Use {
        long lasting;
        long notices;
    }

    private final long most;
    private final Map<String, Use> uses = new HashMap<>();
    private Map<String, Long> dropped = new HashMap<>();
    private volatile Set<String> full = Set.of();

    /**
     * @param most how many deliveries of an account wait
     */
    WaitingTally(long most) {
        this.most = most;
    }

    /**
     * A delivery comes.
     *
     * @param notice whether it may be let go
     */
    synchronized Way enter(String account, boolean notice) {
        Use use = uses.computeIfAbsent(account, _ -> new Use());
        boolean hasRoom = use.lasting + use.notices < most;
        boolean hasNotice = use.notices > 0;
        if (!hasRoom && !hasNotice && notice) {
            dropped(account);
            return Way.DROP;
        }
        add(account, notice, 1);
        return hasRoom || !hasNotice ? Way.ADD : Way.REPLACE;
    }

    /** So many wait already. */
    synchronized void add(String account, boolean notice, long more) {
        Use use = uses.computeIfAbsent(account, _ -> new Use());
        if (notice) {
            use.notices += more;
        } else {
            use.lasting += more;
            fill(account, use);
        }
    }

    private void fill(String account, Use use) {
        boolean isFull = use.lasting >= most;
        if (isFull != full.contains(account)) {
            Set<String> changed = new HashSet<>(full);
            boolean done = isFull ? changed.add(account) : changed.remove(account);
            assert done;
            full = Set.copyOf(changed);
        }
    }

    /** A delivery has arrived, was given up, or did not come to wait. */
    synchronized void leave(String account, boolean notice) {
        add(account, notice, -1);
        Use use = uses.get(account);
        if (use != null && use.lasting <= 0 && use.notices <= 0) {
            uses.remove(account);
        }
    }

    /** A notice was let go. */
    synchronized void dropped(String account) {
        dropped.merge(account, 1L, Long::sum);
    }

    /** How many notices were let go since this was asked last, by account. */
    synchronized Map<String, Long> takeDropped() {
        Map<String, Long> taken = dropped;
        dropped = new HashMap<>();
        return taken;
    }

    /** The accounts of which so much waits that has to arrive that no more should be begun. */
    Set<String> full() {
        return full;
    }
}
