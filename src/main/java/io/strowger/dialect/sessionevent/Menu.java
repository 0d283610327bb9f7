package io.strowger.dialect.sessionevent;

import io.strowger.core.model.Choices;
import io.strowger.core.model.Screen;
import io.strowger.dialect.DialectOptions;
import io.strowger.json.FieldReader;
import io.strowger.json.JsonElements;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonShape;
import io.strowger.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The items of a {@code ChooserView} as they are read, and the screen that they make: the title if
 * there is one, then a line each of access key, separator and label.
 */
final class Menu implements JsonElements {

    /** What stands between a key and its label when the view does not say. */
    static final String DEFAULT_SEPARATOR = ". ";

    /** More than fit a screen. */
    static final int MAX_ITEMS = 100;

    private static final JsonShape<ItemField> SHAPE = JsonShape.of(ItemField.class);

    private final DialectOptions options;
    private final List<Item> items = new ArrayList<>();
    private @Nullable JsonFault first;

    Menu(DialectOptions options) {
        this.options = options;
    }

    @Override
    public void element(JsonValue value) throws IOException {
        if (items.size() == MAX_ITEMS) {
            throw JsonFault.invalid(
                    ViewField.ITEMS, "must have at most " + MAX_ITEMS + " elements");
        }
        Item item = new Item();
        try {
            read(item, value);
        } catch (JsonFault fault) {
            keep(fault);
        }
        items.add(item);
    }

    /** A menu that is none is told when it is known that it is to be one; its text goes on. */
    private void keep(JsonFault fault) throws JsonFault {
        if (options.strict() || fault.kind() == JsonFault.Kind.MALFORMED) {
            throw fault;
        }
        first = first == null ? fault : first;
    }

    private void read(Item item, JsonValue value) throws IOException {
        if (!value.isObject()) {
            throw JsonFault.invalid(ViewField.ITEMS, "must hold objects");
        }
        value.object(SHAPE, item);
        if (item.wrong != null) {
            throw item.wrong;
        }
        require(!item.accessKey.isEmpty(), ItemField.ACCESS_KEY);
        require(!item.label.isBlank(), ItemField.LABEL);
        for (Item other : items) {
            if (same(item.accessKey, other.accessKey)) {
                throw JsonFault.invalid(ItemField.ACCESS_KEY, "must stand on a menu once");
            }
        }
    }

    private boolean same(String key, String other) {
        return options.strict() ? key.equals(other) : key.equalsIgnoreCase(other);
    }

    private static void require(boolean there, ItemField field) throws JsonFault {
        if (!there) {
            throw JsonFault.missing(field);
        }
    }

    /**
     * @throws JsonFault when there is nothing to choose
     */
    Screen screen(String title, String separator) throws JsonFault {
        if (first != null) {
            throw first;
        }
        if (items.isEmpty()) {
            throw JsonFault.missing(ViewField.ITEMS);
        }
        StringBuilder text = new StringBuilder(title);
        for (Item item : items) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            text.append(item.accessKey).append(separator).append(item.label);
        }
        List<String> keys = items.stream().map(item -> item.accessKey).toList();
        return Screen.choosing(text.toString(), new Choices(keys, options.strict()));
    }

    private static final class Item implements FieldReader<ItemField> {

        private String accessKey = "";
        private String label = "";
        private @Nullable JsonFault wrong;

        /** Reads on behind a fault, so that the item is read to its end. */
        @Override
        public void field(ItemField field, JsonValue value) throws IOException {
            try {
                take(field, value);
            } catch (JsonFault fault) {
                wrong = wrong == null ? fault : wrong;
            }
        }

        private void take(ItemField field, JsonValue value) throws IOException {
            switch (field) {
                case ACCESS_KEY -> accessKey = key(value.word());
                case LABEL -> label = value.text();
            }
        }

        /** What nobody can type would be asked for again and again. */
        private static String key(String word) throws JsonFault {
            if (!word.equals(word.strip()) || word.chars().anyMatch(Character::isISOControl)) {
                throw JsonFault.invalid(
                        ItemField.ACCESS_KEY, "must be one that a subscriber can type");
            }
            return word;
        }
    }
}
