package io.strowger.dialect.oneapi;

import io.strowger.dialect.DialectOptions;
import io.strowger.json.FieldReader;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonField;
import io.strowger.json.JsonShape;
import io.strowger.json.JsonValue;
import io.strowger.json.JsonWriter;
import java.io.IOException;

/**
 * What the application's last screen left for the next request to it. It travels as the session's
 * {@code clientState}, in a form that only this dialect knows; every part may be empty.
 *
 * @param notifyUrl where the reply goes; not to be trusted. Empty: where the application is asked
 * @param callbackData empty: what the subscription has
 * @param clientCorrelator that of the application's last request
 * @param fingerprint {@link OutboundRequest#fingerprint()} of the application's last request
 */
public record OneApiMemo(
        String notifyUrl, String callbackData, String clientCorrelator, String fingerprint) {

    public static final OneApiMemo EMPTY = new OneApiMemo("", "", "", "");

    private static final JsonShape<Part> SHAPE = JsonShape.of(Part.class);

    private enum Part implements JsonField {
        NOTIFY_URL("u"),
        CALLBACK_DATA("d"),
        CLIENT_CORRELATOR("c"),
        FINGERPRINT("f");

        private final String key;

        Part(String key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key;
        }
    }

    /**
     * What is left after a request of the application's; what it leaves out stays as it was, and so
     * does the URL when its own is none.
     */
    public OneApiMemo after(OutboundRequest request) {
        return new OneApiMemo(
                ResponseRequest.isUrl(request.notifyUrl()) ? request.notifyUrl() : notifyUrl,
                or(request.callbackData(), callbackData),
                or(request.clientCorrelator(), clientCorrelator),
                request.fingerprint());
    }

    /** The same without what the application's options say anyway. */
    OneApiMemo without(DialectOptions options) {
        return new OneApiMemo(
                notifyUrl.equals(options.notifyUrl()) ? "" : notifyUrl,
                callbackData.equals(options.callbackData()) ? "" : callbackData,
                clientCorrelator,
                fingerprint);
    }

    static String or(String text, String otherwise) {
        return text.isBlank() ? otherwise : text;
    }

    /** The form that is kept with the session. */
    public String encode() {
        if (equals(EMPTY)) {
            return "";
        }
        JsonWriter out = JsonWriter.object();
        put(out, Part.NOTIFY_URL, notifyUrl);
        put(out, Part.CALLBACK_DATA, callbackData);
        put(out, Part.CLIENT_CORRELATOR, clientCorrelator);
        put(out, Part.FINGERPRINT, fingerprint);
        return Wrapped.text(out);
    }

    private static void put(JsonWriter out, Part part, String text) {
        if (!text.isEmpty()) {
            out.put(part.key(), text);
        }
    }

    /**
     * Reads {@link #encode}. The state of a session whose application spoke another dialect when it
     * began says nothing here and is read as an empty memo.
     */
    public static OneApiMemo decode(String clientState) {
        if (!clientState.startsWith("{")) {
            return EMPTY;
        }
        Parts parts = new Parts();
        try {
            Wrapped.read(clientState, SHAPE, true, parts);
        } catch (JsonFault ofAnotherDialect) {
            return EMPTY;
        }
        return new OneApiMemo(
                parts.notifyUrl, parts.callbackData, parts.clientCorrelator, parts.fingerprint);
    }

    private static final class Parts implements FieldReader<Part> {

        private String notifyUrl = "";
        private String callbackData = "";
        private String clientCorrelator = "";
        private String fingerprint = "";

        @Override
        public void field(Part part, JsonValue value) throws IOException {
            switch (part) {
                case NOTIFY_URL -> notifyUrl = value.text();
                case CALLBACK_DATA -> callbackData = value.text();
                case CLIENT_CORRELATOR -> clientCorrelator = value.text();
                case FINGERPRINT -> fingerprint = value.text();
            }
        }
    }

    @Override
    public String toString() {
        return "OneApiMemo[hidden]";
    }
}
