package io.strowger.dialect.oneapi;

import io.strowger.json.FieldReader;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonField;
import io.strowger.json.JsonReader;
import io.strowger.json.JsonShape;
import io.strowger.json.JsonValue;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The fields of one {@code inboundUSSDMessageRequest} of a hub as they are read. */
final class InboundBody implements FieldReader<InboundField> {

    /** The object at the top of the body. */
    enum Top implements JsonField {
        REQUEST;

        @Override
        public String key() {
            return InboundField.OBJECT;
        }
    }

    /** Most characters of a {@code responseRequest} that is repeated. */
    private static final int MAX_REPEATED =
            2 * (ResponseRequest.MAX_URL + ResponseRequest.MAX_DATA_BYTES);

    private static final JsonShape<Top> TOP = JsonShape.of(Top.class);
    private static final JsonShape<InboundField> SHAPE = JsonShape.of(InboundField.class);

    private final boolean strict;
    private boolean there;
    private String address = "";
    private String shortCode = "";
    private String keyword = "";
    private @Nullable String text;
    private String clientCorrelator = "";
    private String sessionId = "";
    private String responseRequest = "";
    private @Nullable UssdAction action;

    private InboundBody(boolean strict) {
        this.strict = strict;
    }

    /**
     * Reads a body; null when it does not have the object.
     *
     * @throws JsonFault when it is refused, or a field holds what it must not hold
     */
    static @Nullable HubRequest read(byte[] bytes, boolean strict) throws JsonFault {
        InboundBody body = new InboundBody(strict);
        JsonReader.read(
                bytes,
                TOP,
                Wrapped.manner(strict),
                (top, value) -> {
                    body.there = value.isObject();
                    if (body.there) {
                        value.object(SHAPE, body);
                    }
                });
        return body.there ? body.request() : null;
    }

    @Override
    public void field(InboundField field, JsonValue value) throws IOException {
        switch (field) {
            case ADDRESS -> address = value.word();
            case SHORT_CODE -> shortCode = value.word();
            case KEYWORD -> keyword = value.word();
            case MESSAGE -> text = value.text();
            case CLIENT_CORRELATOR -> clientCorrelator = value.word();
            case SESSION_ID -> sessionId = value.word();
            case RESPONSE_REQUEST -> responseRequest = repeated(value);
            case ACTION -> action = action(value.word());
        }
    }

    /** As it was sent; liberally what is no such object, or too much to repeat, is left out. */
    private String repeated(JsonValue value) throws IOException {
        if (!strict && !value.isObject()) {
            return "";
        }
        String json = value.raw();
        if (strict) {
            Wrapped.read(json, ResponseRequest.SHAPE, true, new ResponseRequest(false));
        }
        return json.length() <= MAX_REPEATED ? json : "";
    }

    private @Nullable UssdAction action(String word) throws JsonFault {
        UssdAction found = UssdAction.find(word, strict);
        if (found == null && !word.isEmpty()) {
            throw JsonFault.invalid(InboundField.ACTION, "must be one of the documented actions");
        }
        return found;
    }

    private HubRequest request() throws JsonFault {
        if (action == null) {
            throw JsonFault.missing(InboundField.ACTION);
        }
        if (address.isEmpty()) {
            throw JsonFault.missing(InboundField.ADDRESS);
        }
        return new HubRequest(
                address,
                shortCode,
                keyword,
                text,
                clientCorrelator,
                sessionId,
                responseRequest,
                action);
    }
}
