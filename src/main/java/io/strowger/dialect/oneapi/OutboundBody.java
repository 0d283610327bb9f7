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
    private final ResponseRequest response = new ResponseRequest();
    private String shortCode = "";
    private String keyword = "";
    private String text = "";
    private String clientCorrelator = "";
    private String sessionId = "";
    private String action = "";

    /** What became of it, in a hub's answer. */
    String deliveryStatus = "";

    /** Whether the object has a delivery status, whatever it is. */
    boolean hasDeliveryStatus;

    @Override
    public void field(OutboundField field, JsonValue value) throws IOException {
        switch (field) {
            case ADDRESS -> addresses(value);
            case SHORT_CODE -> shortCode = value.word();
            case KEYWORD -> keyword = value.word();
            case MESSAGE -> text = value.text();
            case CLIENT_CORRELATOR ->
                    clientCorrelator = CorrelatorKeys.checked(value.word(), field);
            case SESSION_ID -> sessionId = CorrelatorKeys.checked(value.word(), field);
            case RESPONSE_REQUEST -> response.read(value);
            case ACTION -> action = value.word();
            case DELIVERY_STATUS -> {
                hasDeliveryStatus = true;
                deliveryStatus = value.word();
            }
        }
    }

    private void addresses(JsonValue value) throws IOException {
        if (value.isArray()) {
            value.each(address -> addAddress(address));
        } else {
            addAddresses(value.word());
        }
    }

    private void addAddress(JsonValue value) throws IOException {
        if (value.isNull()) {
            throw JsonFault.invalid(OutboundField.ADDRESS, "must not hold null");
        }
        addAddresses(value.word());
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
