package io.strowger.api.verification;

import io.strowger.json.JsonField;

/** The fields of a request for a code (docs/protocols/verification.md, "Request fields"). */
public enum CodeRequestField implements JsonField {
    CLIENT_REF("client_ref"),
    PHONE_NUMBER("phone_number"),
    CODE_LENGTH("code_length"),
    CODE_TYPE("code_type"),
    CASE_SENSITIVE("case_sensitive"),
    CALLBACK_URL("callback_url"),
    SENDER_ID("sender_id"),
    MESSAGE_TEMPLATE("message_template");

    private final String key;

    CodeRequestField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
