package io.strowger.dialect.sessionevent;

import io.strowger.json.JsonField;

/** The fields of an answer (notes.md, push, "answer"). */
enum AnswerField implements JsonField {
    CONTEXT_DATA("contextData"),
    SESSION_TAG("sessionTag"),
    ACTION("action");

    private final String key;

    AnswerField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
