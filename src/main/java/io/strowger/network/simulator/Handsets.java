package io.strowger.network.simulator;

import io.strowger.core.model.SessionKey;
import java.util.Iterator;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** All handsets that were used lately; at the cap the one idle longest is forgotten. */
final class Handsets {

    private static final float LOAD = 0.75f;

    private final LinkedHashMap<SessionKey, Handset> byKey = new LinkedHashMap<>(16, LOAD, true);
    private final int most;

    Handsets(int most) {
        this.most = most;
    }

    @Nullable Handset find(SessionKey key) {
        return byKey.get(key);
    }

    /** The handset, new if need be; null when all there may be are in a dialogue. */
    @Nullable Handset take(SessionKey key) {
        Handset known = byKey.get(key);
        if (known != null) {
            return known;
        }
        if (byKey.size() >= most && !forgetOne()) {
            return null;
        }
        Handset handset = new Handset();
        byKey.put(key, handset);
        return handset;
    }

    private boolean forgetOne() {
        Iterator<Handset> oldestFirst = byKey.values().iterator();
        while (oldestFirst.hasNext()) {
            if (oldestFirst.next().dialogue() == null) {
                oldestFirst.remove();
                return true;
            }
        }
        return false;
    }
}
