package io.strowger.dialect.programmable;

import io.strowger.json.JsonField;

/** The fields of an answer (docs/protocols/programmable.md, "Answer"). */
enum ProgrammableAnswerField implements JsonField {
    SESSION_ID("SessionId"),
    TYPE("Type"),
    MESSAGE("Message"),
    MASK("Mask"),
    MASK_NEXT_ROUTE("MaskNextRoute"),
    ITEM("Item"),
    SERVICE_CODE("ServiceCode"),
    LABEL("Label"),
    DATA_TYPE("DataType"),
    DATA("Data"),
    FIELD_TYPE("FieldType"),
    SEQUENCE("Sequence"),
    CLIENT_STATE("ClientState");

    private final String key;

    ProgrammableAnswerField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
