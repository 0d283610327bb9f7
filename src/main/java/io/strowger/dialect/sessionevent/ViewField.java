package io.strowger.dialect.sessionevent;

import io.strowger.json.JsonField;

/** The fields of a view, of every type of them (docs/protocols/session-event.md, "view"). */
enum ViewField implements JsonField {
    TYPE("type"),
    MESSAGE("message"),
    TITLE("title"),
    ITEMS("items"),
    SEPARATOR("separator");

    private final String key;

    ViewField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
