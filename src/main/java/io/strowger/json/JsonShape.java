package io.strowger.json;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields that one kind of object has, found by their names.
 *
 * @param <F> the fields
 */
public final class JsonShape<F extends Enum<F> & JsonField> {

    private final Class<F> fields;
    private final Map<String, F> byName = new HashMap<>();

    private JsonShape(Class<F> fields) {
        this.fields = fields;
        for (F field : EnumSet.allOf(fields)) {
            String name = field.key();
            if (byName.put(name, field) != null) {
                throw new IllegalArgumentException("two fields of one name: " + name);
            }
        }
        for (F field : EnumSet.allOf(fields)) {
            String name = field.key();
            addSpelling(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), field);
            addSpelling(folded(name), field);
        }
    }

    private void addSpelling(String name, F field) {
        F other = byName.putIfAbsent(name, field);
        if (other != null && other != field) {
            throw new IllegalArgumentException("two fields differ in case only: " + name);
        }
    }

    /**
     * The shape of objects with these fields.
     *
     * @throws IllegalArgumentException when two names are equal, or differ in case only
     */
    public static <F extends Enum<F> & JsonField> JsonShape<F> of(Class<F> fields) {
        return new JsonShape<>(fields);
    }

    /** A set without a field, for the fields that an object has. */
    Set<F> none() {
        return EnumSet.noneOf(fields);
    }

    @Nullable F find(String name, Strictness manner) {
        F field = byName.get(name);
        if (manner == Strictness.STRICT) {
            return field != null && field.isKey(name) ? field : null;
        }
        return field != null ? field : byName.get(folded(name));
    }

    /** The name with the letters A to Z in lower case; the same object when it has none. */
    static String folded(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (isUpper(name.charAt(i))) {
                return fold(name);
            }
        }
        return name;
    }

    private static String fold(String name) {
        char[] letters = name.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            if (isUpper(letters[i])) {
                letters[i] = (char) (letters[i] + ('a' - 'A'));
            }
        }
        return new String(letters);
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
