package io.strowger.dialect.oneapi;

import io.strowger.json.JsonField;

/** The fields of {@code outboundUSSDMessageRequest} (docs/protocols/oneapi.md, "Outbound"). */
enum OutboundField implements JsonField {
    ADDRESS("address"),
    SHORT_CODE("shortCode"),
    KEYWORD("keyword"),
    MESSAGE("outboundUSSDMessage"),
    CLIENT_CORRELATOR("clientCorrelator"),
    SESSION_ID("sessionID"),
    RESPONSE_REQUEST("responseRequest"),
    ACTION("ussdAction"),
    DELIVERY_STATUS("deliveryStatus");

    /** The object's own name. */
    static final String OBJECT = "outboundUSSDMessageRequest";

    private final String key;

    OutboundField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
