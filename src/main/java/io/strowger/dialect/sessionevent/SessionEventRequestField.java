package io.strowger.dialect.sessionevent;

import io.strowger.json.JsonField;

/**
 * The fields of what an application is sent (docs/protocols/session-event.md, "new" to "abort").
 */
enum SessionEventRequestField implements JsonField {
    CLIENT_ID("clientId"),
    APP_ID("appId"),
    SESSION_ID("sessionId"),
    MSISDN("msisdn"),
    OPERATOR("operator"),
    INPUT("input"),
    CONTEXT_DATA("contextData"),
    RESULT("result"),
    REASON("reason"),
    TYPE("type"),
    SHORTCODE_STRING("shortcodeString"),
    VALUE("value");

    private final String key;

    SessionEventRequestField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
