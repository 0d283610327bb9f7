package io.strowger.store.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Codes that no guess can do anything to any more, so that whoever goes on guessing does not reach
 * the database. What is lost from here is found there: it holds the last few and may be empty.
 */
final class ExhaustedCodeCache {

    private static final int MOST = 20_000;

    private final Map<String, CodeRow> codes =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, CodeRow> eldest) {
                    return size() > MOST;
                }
            };

    synchronized @Nullable CodeRow get(String ref) {
        return codes.get(ref);
    }

    synchronized void put(String ref, CodeRow code) {
        codes.put(ref, code);
    }

    synchronized void remove(String ref) {
        codes.remove(ref);
    }
}
