package io.strowger.core.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a menu: nothing else answers its screen. Blanks around an input do not count, and
 * unless {@code exact} neither does case (docs/protocols/README.md).
 *
 * @param keys as the application wrote them, in their order
 * @param exact whether case counts
 */
public record Choices(List<String> keys, boolean exact) {

    /**
     * @throws IllegalArgumentException when there is no key, or one that cannot be chosen because
     *     it is blank, has blanks around it, or is the same as another
     */
    public Choices {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a menu needs keys");
        }
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            if (key.isEmpty() || !key.equals(key.strip())) {
                throw new IllegalArgumentException("a key has no blanks around it");
            }
            if (indexOf(key, keys, exact) != i) {
                throw new IllegalArgumentException("a key stands on a menu once");
            }
        }
    }

    /** The key that an input means, as the application wrote it; null when it means none. */
    public @Nullable String chosen(String input) {
        int index = indexOf(input.strip(), keys, exact);
        return index < 0 ? null : keys.get(index);
    }

    private static int indexOf(String key, List<String> keys, boolean exact) {
        for (int i = 0; i < keys.size(); i++) {
            if (exact ? keys.get(i).equals(key) : keys.get(i).equalsIgnoreCase(key)) {
                return i;
            }
        }
        return -1;
    }

    /** Shows no key: screens are never logged (invariant 26). */
    @Override
    public String toString() {
        return "Choices[" + keys.size() + "]";
    }
}
