package io.strowger.dialect.sessionevent;

import io.strowger.core.model.Screen;
import io.strowger.dialect.DialectOptions;
import io.strowger.json.FieldReader;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonShape;
import io.strowger.json.JsonValue;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one view as they are read; those of another type of view say nothing. */
final class ViewBody implements FieldReader<ViewField> {

    static final JsonShape<ViewField> SHAPE = JsonShape.of(ViewField.class);

    /** What a view is: a question, a last word, or a menu. */
    private enum Type {
        INPUT("InputView"),
        INFO("InfoView"),
        CHOOSER("ChooserView");

        private final String documented;

        Type(String documented) {
            this.documented = documented;
        }
    }

    private final DialectOptions options;
    private final Menu menu;
    private final Map<ViewField, JsonFault> wrong = new EnumMap<>(ViewField.class);
    private @Nullable Type type;
    private String message = "";
    private String title = "";
    private String separator = "";

    ViewBody(DialectOptions options) {
        this.options = options;
        this.menu = new Menu(options);
    }

    @Override
    public void field(ViewField field, JsonValue value) throws IOException {
        switch (field) {
            case TYPE -> type = type(value.word());
            case MESSAGE -> message = text(field, value);
            case TITLE -> title = text(field, value);
            case ITEMS -> items(value);
            case SEPARATOR -> separator = text(field, value);
        }
    }

    /** What is wrong with a field matters only when the view is of a type that has it. */
    private String text(ViewField field, JsonValue value) throws IOException {
        if (!options.strict() && !value.isTextual()) {
            wrong.put(field, JsonFault.invalid(field, "must be a text"));
            return "";
        }
        return value.text();
    }

    private void items(JsonValue value) throws IOException {
        if (!options.strict() && !value.isArray()) {
            wrong.put(ViewField.ITEMS, JsonFault.invalid(ViewField.ITEMS, "must be an array"));
        } else {
            value.each(menu);
        }
    }

    private void require(ViewField... fields) throws JsonFault {
        for (ViewField field : fields) {
            JsonFault fault = wrong.get(field);
            if (fault != null) {
                throw fault;
            }
        }
    }

    private Type type(String word) throws JsonFault {
        for (Type one : Type.values()) {
            if (EnumMatching.same(word, one.documented, options)) {
                return one;
            }
        }
        throw JsonFault.invalid(ViewField.TYPE, "must be InputView, InfoView or ChooserView");
    }

    /**
     * @throws JsonFault when the view lacks what its type needs
     */
    Screen screen() throws JsonFault {
        if (type == null) {
            throw JsonFault.missing(ViewField.TYPE);
        }
        return switch (type) {
            case INPUT -> Screen.expectingReply(message());
            case INFO -> Screen.last(message());
            case CHOOSER -> menu();
        };
    }

    private String message() throws JsonFault {
        require(ViewField.MESSAGE);
        if (message.isBlank()) {
            throw JsonFault.missing(ViewField.MESSAGE);
        }
        return message;
    }

    private Screen menu() throws JsonFault {
        require(ViewField.TITLE, ViewField.ITEMS, ViewField.SEPARATOR);
        if (options.strict() && title.isBlank()) {
            throw JsonFault.missing(ViewField.TITLE);
        }
        return menu.screen(
                title.isBlank() ? "" : title,
                separator.isEmpty() ? Menu.DEFAULT_SEPARATOR : separator);
    }
}
