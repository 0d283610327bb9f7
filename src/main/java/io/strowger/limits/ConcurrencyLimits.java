package io.strowger.limits;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds what is under way to so much at once, in all and of each of many keys. It is in memory, and
 * may be used by every thread; a key is held only while something of it is under way.
 */
public final class ConcurrencyLimits {

    private final int most;
    private final int mostOfKey;
    private final AtomicInteger all = new AtomicInteger();
    private final ConcurrentMap<Object, Integer> byKey = new ConcurrentHashMap<>();

    /**
     * @param most in all, which is how many keys are held at most, too
     * @param mostOfKey of one key
     */
    public ConcurrencyLimits(int most, int mostOfKey) {
        this.most = most;
        this.mostOfKey = mostOfKey;
    }

    /**
     * Counts one more, if it may be; whoever got true calls {@link #leave} once.
     *
     * @param key an address, an account…; never seen from outside
     */
    public boolean enter(Object key) {
        if (all.incrementAndGet() > most) {
            all.decrementAndGet();
            return false;
        }
        if (byKey.merge(key, 1, Integer::sum) > mostOfKey) {
            leave(key);
            return false;
        }
        return true;
    }

    /** One of a key's is over. */
    public void leave(Object key) {
        byKey.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
        all.decrementAndGet();
    }

    /** How many keys are held. */
    public int size() {
        return byKey.size();
    }
}
