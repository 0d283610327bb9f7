package io.strowger.dialect.oneapi;

import io.strowger.dialect.oneapi.SubscriptionRequest.Wanted;
import io.strowger.json.FieldReader;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonShape;
import io.strowger.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The fields of one {@code subscription}, or of one element of its list, as they are read. */
final class SubscriptionBody implements FieldReader<SubscriptionField> {

    /** Most short codes of one request. */
    static final int MAX_CODES = 100;

    static final JsonShape<SubscriptionField> SHAPE = JsonShape.of(SubscriptionField.class);

    private final ResponseRequest callback = new ResponseRequest(false);
    private final List<Wanted> listed = new ArrayList<>();
    private String clientCorrelator = "";
    private String shortCode = "";
    private String destination = "";
    private String keyword = "";
    private String operatorCode = "";

    @Override
    public void field(SubscriptionField field, JsonValue value) throws IOException {
        switch (field) {
            case CALLBACK_REFERENCE -> callback.read(value);
            case CLIENT_CORRELATOR ->
                    clientCorrelator = CorrelatorKeys.checked(value.word(), field);
            case SHORT_CODE -> shortCode = value.word();
            case DESTINATION_ADDRESS -> destination = value.word();
            case KEYWORD -> keyword = value.word();
            case SHORT_CODES -> value.each(this::element);
            case OPERATOR_CODE -> operatorCode = value.textOrNothing().strip();
            case RESOURCE_URL -> value.textOrNothing();
        }
    }

    private void element(JsonValue value) throws IOException {
        if (listed.size() == MAX_CODES) {
            throw JsonFault.invalid(
                    SubscriptionField.SHORT_CODES, "must have at most " + MAX_CODES + " elements");
        }
        SubscriptionBody element = new SubscriptionBody();
        value.object(SHAPE, element);
        if (!element.listed.isEmpty()) {
            throw JsonFault.invalid(SubscriptionField.SHORT_CODES, "must not hold lists");
        }
        listed.add(element.single());
    }

    private Wanted single() {
        return new Wanted(OneApiMemo.or(shortCode, destination), keyword, operatorCode);
    }

    /** A keyword beside a list holds for its elements that have none. */
    SubscriptionRequest request(String echo) {
        List<Wanted> wanted = new ArrayList<>();
        if (!single().shortCode().isBlank()) {
            wanted.add(single());
        }
        for (Wanted one : listed) {
            String own = OneApiMemo.or(one.keyword(), keyword);
            wanted.add(new Wanted(one.shortCode(), own, one.operatorCode()));
        }
        return new SubscriptionRequest(
                callback.notifyUrl,
                callback.callbackData,
                clientCorrelator,
                List.copyOf(wanted),
                echo);
    }
}
