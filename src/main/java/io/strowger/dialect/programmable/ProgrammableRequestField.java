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

    /** The document's table has {@code serviceCode}, its samples have {@code ServiceCode}. */
    @Override
    public boolean isKey(String name) {
        return key.equals(name) || (this == SERVICE_CODE && name.equals("serviceCode"));
    }
}
