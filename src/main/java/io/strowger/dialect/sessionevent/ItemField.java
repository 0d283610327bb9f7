package io.strowger.dialect.sessionevent;

import io.strowger.json.JsonField;

/** The fields of one line of a menu (docs/protocols/session-event.md, "ChooserView"). */
enum ItemField implements JsonField {
    ACCESS_KEY("accessKey"),
    LABEL("label");

    private final String key;

    ItemField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
