package io.strowger.dialect.sessionevent;

import io.strowger.json.JsonField;

/** The fields of an answer (docs/protocols/session-event.md, "answer"). */
enum SessionEventAnswerField implements JsonField {
    CONTEXT_DATA("contextData"),
    SESSION_TAG("sessionTag"),
    ACTION("action");

    private final String key;

    SessionEventAnswerField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
