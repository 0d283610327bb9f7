package io.strowger.dialect.oneapi;

import io.strowger.json.JsonField;

/** The fields of {@code responseRequest}, and of a subscription's {@code callbackReference}. */
enum ResponseField implements JsonField {
    NOTIFY_URL("notifyURL"),
    CALLBACK_DATA("callbackData");

    private final String key;

    ResponseField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
