package io.strowger.dialect.oneapi;

import io.strowger.json.JsonField;

/** The fields of {@code subscription} (docs/protocols/oneapi.md, "Subscription"). */
enum SubscriptionField implements JsonField {
    CALLBACK_REFERENCE("callbackReference"),
    CLIENT_CORRELATOR("clientCorrelator"),
    SHORT_CODE("shortCode"),
    DESTINATION_ADDRESS("destinationAddress"),
    KEYWORD("keyword"),
    SHORT_CODES("shortCodes"),
    OPERATOR_CODE("operatorCode"),
    RESOURCE_URL("resourceURL");

    /** The object's own name. */
    static final String OBJECT = "subscription";

    private final String key;

    SubscriptionField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
