package io.strowger.dialect.oneapi;

import io.strowger.json.FieldReader;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonShape;
import io.strowger.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/** Where an application wants to be called, and what it wants back, as they are read. */
final class ResponseRequest implements FieldReader<ResponseField> {

    /** Most characters of a URL. */
    static final int MAX_URL = 2_048;

    /** Most bytes of {@code callbackData} in UTF-8: as much as a push's context data. */
    static final int MAX_DATA_BYTES = 4 * 1024;

    static final JsonShape<ResponseField> SHAPE = JsonShape.of(ResponseField.class);

    private final boolean forgiving;

    String notifyUrl = "";
    String callbackData = "";

    /**
     * @param forgiving whether what cannot be used counts as left out
     */
    ResponseRequest(boolean forgiving) {
        this.forgiving = forgiving;
    }

    /** Reads the object; a blank text instead of it counts as left out. */
    void read(JsonValue value) throws IOException {
        boolean blank = value.isText() && value.text().isBlank();
        boolean unusable = forgiving && !value.isObject();
        if (!blank && !unusable) {
            value.object(SHAPE, this);
        }
    }

    @Override
    public void field(ResponseField field, JsonValue value) throws IOException {
        switch (field) {
            case NOTIFY_URL ->
                    notifyUrl = url((forgiving ? value.textOrNothing() : value.text()).strip());
            case CALLBACK_DATA -> callbackData = data(value.text());
        }
    }

    /** Blanks around it are gone even when strict: the document's own samples have one. */
    private String url(String text) throws JsonFault {
        if (text.length() > MAX_URL && forgiving) {
            return "";
        }
        if (text.length() > MAX_URL) {
            throw JsonFault.invalid(
                    ResponseField.NOTIFY_URL, "must have at most " + MAX_URL + " characters");
        }
        return text;
    }

    private static String data(String text) throws JsonFault {
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_DATA_BYTES) {
            throw JsonFault.invalid(
                    ResponseField.CALLBACK_DATA, "must have at most " + MAX_DATA_BYTES + " bytes");
        }
        return text;
    }

    /** Whether it is an absolute http or https URL with a host and without credentials. */
    static boolean isUrl(String text) {
        try {
            URI url = new URI(text);
            String scheme = url.getScheme();
            boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
            return http && url.getHost() != null && url.getRawUserInfo() == null;
        } catch (URISyntaxException notAUrl) {
            return false;
        }
    }
}
