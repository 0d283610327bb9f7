package io.strowger.dialect.programmable;

import io.strowger.json.JsonField;

/** The fields of a request (docs/protocols/programmable.md, "Request"). */
enum ProgrammableRequestField implements JsonField {
    TYPE("Type"),
    MOBILE("Mobile"),
    SESSION_ID("SessionId"),
    SERVICE_CODE("ServiceCode"),
    MESSAGE("Message"),
    OPERATOR("Operator"),
    SEQUENCE("Sequence"),
    CLIENT_STATE("ClientState"),
    PLATFORM("Platform");

    private final String key;

    ProgrammableRequestField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
