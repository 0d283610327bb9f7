package io.strowger.dialect.oneapi;

import io.strowger.json.JsonField;

/** The fields of {@code inboundUSSDMessageRequest} (docs/protocols/oneapi.md, "Inbound"). */
enum InboundField implements JsonField {
    ADDRESS("address"),
    SHORT_CODE("shortCode"),
    KEYWORD("keyword"),
    MESSAGE("inboundUSSDMessage"),
    CLIENT_CORRELATOR("clientCorrelator"),
    SESSION_ID("sessionID"),
    RESPONSE_REQUEST("responseRequest"),
    ACTION("ussdAction");

    /** The object's own name. */
    static final String OBJECT = "inboundUSSDMessageRequest";

    private final String key;

    InboundField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
