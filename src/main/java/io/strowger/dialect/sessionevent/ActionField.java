package io.strowger.dialect.sessionevent;

import io.strowger.json.JsonField;

/** The fields of an action (docs/protocols/session-event.md, "answer"). */
enum ActionField implements JsonField {
    TYPE("type"),
    VIEW("view");

    private final String key;

    ActionField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
