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
        value.object(SHAPE, item);
        require(!item.accessKey.isEmpty(), ItemField.ACCESS_KEY);
        require(!item.label.isBlank(), ItemField.LABEL);
        for (Item other : items) {
            if (same(item.accessKey, other.accessKey)) {
                throw JsonFault.invalid(ItemField.ACCESS_KEY, "must stand on a menu once");
            }
        }
        items.add(item);
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

        @Override
        public void field(ItemField field, JsonValue value) throws IOException {
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
