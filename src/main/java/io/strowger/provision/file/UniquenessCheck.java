package io.strowger.provision.file;

import io.strowger.config.yaml.Section;
import java.util.HashMap;
import java.util.Map;

/** Remembers where each value stands first, so that its second use can be refused. */
final class UniquenessCheck<T> {

    private final Map<T, Integer> lines = new HashMap<>();
    private final String what;

    /**
     * @param what what the values are, as {@code id}
     */
    UniquenessCheck(String what) {
        this.what = what;
    }

    /** Refuses the key's value when another entry of the file has it as well. */
    void require(T value, Section entry, String key) {
        Integer first = lines.putIfAbsent(value, entry.at(key).line());
        if (first != null) {
            entry.refuse(key, "the " + what + " is taken in line " + first + "; choose another");
        }
    }
}
