package io.strowger.dialect.sessionevent;

import io.strowger.core.model.Screen;
import io.strowger.core.session.Answer;
import io.strowger.dialect.DialectOptions;
import io.strowger.json.FieldReader;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonShape;
import io.strowger.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The fields of one answer as they are read. A session tag is looked at and not kept. */
final class SessionEventAnswerBody implements FieldReader<SessionEventAnswerField> {

    static final JsonShape<SessionEventAnswerField> SHAPE =
            JsonShape.of(SessionEventAnswerField.class);

    /** Most bytes of {@code contextData} in UTF-8 (docs/protocols/push.md). */
    static final int MAX_CONTEXT_BYTES = 4 * 1024;

    private static final JsonShape<ActionField> ACTION = JsonShape.of(ActionField.class);
    private static final String SHOW_VIEW = "ShowView";
    private static final int MOST_BYTES_OF_UNIT = 3;

    private final DialectOptions options;
    private @Nullable String contextData;
    private boolean acts;
    private boolean shows;
    private @Nullable ViewBody view;

    SessionEventAnswerBody(DialectOptions options) {
        this.options = options;
    }

    @Override
    public void field(SessionEventAnswerField field, JsonValue value) throws IOException {
        switch (field) {
            case CONTEXT_DATA -> contextData = checked(value.text());
            case SESSION_TAG -> value.textOrNothing();
            case ACTION -> {
                acts = true;
                value.object(ACTION, this::action);
            }
        }
    }

    private void action(ActionField field, JsonValue value) throws IOException {
        switch (field) {
            case TYPE -> shows = showsView(value.word());
            case VIEW -> {
                view = new ViewBody(options);
                value.object(ViewBody.SHAPE, view);
            }
        }
    }

    /** Redirect, ReturnFromRedirect, RunProcess and LegacyAppRedirect are not carried out. */
    private boolean showsView(String word) throws JsonFault {
        if (!EnumMatching.same(word, SHOW_VIEW, options)) {
            throw JsonFault.invalid(ActionField.TYPE, "must be ShowView");
        }
        return true;
    }

    private static String checked(String contextData) throws JsonFault {
        if (contextData.length() * MOST_BYTES_OF_UNIT > MAX_CONTEXT_BYTES
                && contextData.getBytes(StandardCharsets.UTF_8).length > MAX_CONTEXT_BYTES) {
            throw JsonFault.invalid(
                    SessionEventAnswerField.CONTEXT_DATA,
                    "must have at most " + MAX_CONTEXT_BYTES + " bytes");
        }
        return contextData;
    }

    /**
     * What the application said.
     *
     * @throws JsonFault when a field is missing
     */
    Answer.Show answer() throws JsonFault {
        if (!acts) {
            throw JsonFault.missing(SessionEventAnswerField.ACTION);
        }
        if (!shows) {
            throw JsonFault.missing(ActionField.TYPE);
        }
        if (view == null) {
            throw JsonFault.missing(ActionField.VIEW);
        }
        Screen screen = view.screen();
        if (contextData == null && options.strict()) {
            throw JsonFault.missing(SessionEventAnswerField.CONTEXT_DATA);
        }
        return new Answer.Show(screen, contextData == null ? "" : contextData);
    }
}
