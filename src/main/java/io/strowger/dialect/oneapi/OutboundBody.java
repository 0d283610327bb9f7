package io.strowger.dialect.oneapi;

import io.strowger.json.FieldReader;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonShape;
import io.strowger.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The fields of one {@code outboundUSSDMessageRequest} as they are read. */
final class OutboundBody implements FieldReader<OutboundField> {

    static final JsonShape<OutboundField> SHAPE = JsonShape.of(OutboundField.class);

    private final List<String> addresses = new ArrayList<>();
    private final ResponseRequest response;
    private final boolean inline;
    private String shortCode = "";
    private String keyword = "";
    private String text = "";
    private String clientCorrelator = "";
    private String sessionId = "";
    private String action = "";

    /**
     * @param inline whether it stands in an answer, where only the screen, the session and what the
     *     next request repeats are looked at; liberally nothing else ends the session
     */
    OutboundBody(boolean inline) {
        this.inline = inline;
        this.response = new ResponseRequest(inline);
    }

    @Override
    public void field(OutboundField field, JsonValue value) throws IOException {
        switch (field) {
            case ADDRESS -> addresses(value);
            case SHORT_CODE -> shortCode = word(value);
            case KEYWORD -> keyword = word(value);
            case MESSAGE -> text = value.text();
            case CLIENT_CORRELATOR ->
                    clientCorrelator = CorrelatorKeys.checked(value.word(), field);
            case SESSION_ID -> sessionId = CorrelatorKeys.checked(value.word(), field);
            case RESPONSE_REQUEST -> response.read(value);
            case ACTION -> action = value.word();
            case DELIVERY_STATUS -> value.textOrNothing();
        }
    }

    private String word(JsonValue value) throws IOException {
        return inline ? value.textOrNothing().strip() : value.word();
    }

    private void addresses(JsonValue value) throws IOException {
        if (value.isArray()) {
            value.each(address -> addAddress(address));
        } else {
            addAddresses(word(value));
        }
    }

    private void addAddress(JsonValue value) throws IOException {
        if (value.isNull() && !inline) {
            throw JsonFault.invalid(OutboundField.ADDRESS, "must not hold null");
        }
        addAddresses(word(value));
    }

    /** What is too much already is not taken apart any further. */
    private void addAddresses(String list) {
        int from = 0;
        for (int comma = list.indexOf(',');
                comma >= 0 && addresses.size() <= OutboundRequest.MAX_ADDRESSES;
                comma = list.indexOf(',', from)) {
            add(list.substring(from, comma));
            from = comma + 1;
        }
        add(list.substring(from));
    }

    private void add(String address) {
        if (!address.isBlank() && addresses.size() <= OutboundRequest.MAX_ADDRESSES) {
            addresses.add(address.strip());
        }
    }

    OutboundRequest request(String echo) {
        return new OutboundRequest(
                List.copyOf(addresses),
                shortCode,
                keyword,
                text,
                clientCorrelator,
                sessionId,
                response.notifyUrl,
                response.callbackData,
                action,
                echo);
    }
}
