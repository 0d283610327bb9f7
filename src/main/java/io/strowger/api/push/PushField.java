package io.strowger.api.push;

import io.strowger.json.JsonField;

/**
 * The fields of a push (docs/protocols/push.md, "Request"), in the order in which they are checked.
 */
public enum PushField implements JsonField {
    APP_ID("appId"),
    MSISDN("msisdn"),
    CONTEXT_DATA("contextData");

    private final String key;

    PushField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
