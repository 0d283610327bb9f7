package io.strowger.dialect.programmable;

import io.strowger.core.model.Rich;
import io.strowger.dialect.DialectOptions;
import io.strowger.json.FieldReader;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonValue;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one answer as they are read; blank ones count as left out. */
final class ProgrammableAnswerBody implements FieldReader<ProgrammableAnswerField> {

    private static final Set<String> DATA_TYPES = Set.of("display", "input", "confirm", "select");
    private static final Set<String> FIELD_TYPES =
            Set.of("text", "phone", "email", "number", "decimal", "textarea");

    private final DialectOptions options;

    String sessionId = "";
    @Nullable AnswerType type;
    String message = "";
    String clientState = "";

    /** The item as JSON text; null when it is empty. */
    @Nullable String item;

    @Nullable String label;
    @Nullable String dataType;
    @Nullable String fieldType;
    private @Nullable String mask;
    private @Nullable String data;

    ProgrammableAnswerBody(DialectOptions options) {
        this.options = options;
    }

    @Override
    public void field(ProgrammableAnswerField field, JsonValue value) throws IOException {
        switch (field) {
            case SESSION_ID -> sessionId = value.word();
            case TYPE -> type = type(value.word());
            case MESSAGE -> message = value.text();
            case CLIENT_STATE -> clientState = value.text();
            case ITEM -> item = item(value);
            case LABEL -> label = filled(value.text());
            case MASK -> mask = filled(mask(value));
            case DATA_TYPE -> dataType = oneOf(DATA_TYPES, field, value.word());
            case FIELD_TYPE -> fieldType = oneOf(FIELD_TYPES, field, value.word());
            case DATA -> data = data(value);
            case SEQUENCE, SERVICE_CODE, MASK_NEXT_ROUTE -> ignored(field, value);
        }
    }

    /** What richer channels show, or null when the answer has nothing for them. */
    @Nullable Rich rich() {
        boolean plain =
                label == null
                        && mask == null
                        && dataType == null
                        && fieldType == null
                        && data == null;
        return plain ? null : new Rich(label, mask, dataType, fieldType, data);
    }

    private @Nullable AnswerType type(String word) throws JsonFault {
        AnswerType found = AnswerType.find(word, options);
        if (found == null && !word.isEmpty()) {
            throw JsonFault.invalid(
                    ProgrammableAnswerField.TYPE, "must be response, release or AddToCart");
        }
        return found;
    }

    /**
     * An object without a field is empty, and so are, liberally, a blank text and a list without an
     * element, which is how PHP writes such an object.
     */
    private @Nullable String item(JsonValue value) throws IOException {
        if (!options.strict() && value.isText() && value.text().isBlank()) {
            return null;
        }
        boolean object = value.isObject();
        String json = object || (value.isArray() && !options.strict()) ? value.raw() : "";
        boolean empty = !json.isEmpty() && json.substring(1, json.length() - 1).isBlank();
        if (!object && !empty) {
            throw JsonFault.invalid(ProgrammableAnswerField.ITEM, "must be an object");
        }
        return empty ? null : json;
    }

    /** A mark that would be true or false were it not documented as a text. */
    private String mask(JsonValue value) throws IOException {
        return !options.strict() && value.isFlag() ? value.raw() : value.text();
    }

    private @Nullable String data(JsonValue value) throws IOException {
        if (value.isObject() || value.isArray()) {
            return value.raw();
        }
        if (options.strict()) {
            throw JsonFault.invalid(ProgrammableAnswerField.DATA, "must be an object");
        }
        return value.isText() && value.text().isBlank() ? null : value.raw();
    }

    /**
     * What nobody reads never ends a session; strict, it is what the document says all the same.
     */
    private void ignored(ProgrammableAnswerField field, JsonValue value) throws IOException {
        if (options.strict() && field == ProgrammableAnswerField.SEQUENCE) {
            value.integer();
        } else if (options.strict()) {
            value.requireText();
        }
    }

    /** When strict, one of the words that the document has; else whatever was sent. */
    private @Nullable String oneOf(
            Set<String> documented, ProgrammableAnswerField field, String word) throws JsonFault {
        if (options.strict() && !documented.contains(word)) {
            throw JsonFault.invalid(field, "must be one of the documented words");
        }
        return filled(word);
    }

    private @Nullable String filled(String text) {
        return text.isBlank() && !options.strict() ? null : text;
    }
}
