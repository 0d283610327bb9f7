package io.strowger.ops.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the values of a label few: what comes after the first so many is called {@code other}. */
final class Labels {

    static final String OTHER = "other";

    /**
     * What a value is called that is not there, as the application of a code that is not in use.
     */
    static final String NONE = "none";

    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final int most;

    Labels(int most) {
        this.most = most;
    }

    String of(String value) {
        if (value.isEmpty()) {
            return NONE;
        }
        String label = known.get(value);
        return label == null ? admit(value) : label;
    }

    private synchronized String admit(String value) {
        if (known.size() >= most && !known.containsKey(value)) {
            return OTHER;
        }
        known.put(value, value);
        return value;
    }
}
