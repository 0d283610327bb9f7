package io.strowger.dialect;

import io.strowger.json.JsonReader;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code Content-Type} (RFC 9110, section 8.3.1). */
public final class MediaType {

    public static final String JSON = "application/json";

    private static final String TEXT = "text/plain";

    private MediaType() {}

    /** Whether a body of this type, which is not JSON by its name, may be JSON nevertheless. */
    public static boolean mayBeJson(String type) {
        return type.isEmpty() || type.equals(TEXT);
    }

    /** Whether a body of such a type is: text has to begin like an object. */
    public static boolean isJson(@Nullable String contentType, byte[] body) {
        if (!of(contentType).equals(TEXT)) {
            return true;
        }
        byte[] plain = JsonReader.withoutMark(body);
        int at = 0;
        while (at < plain.length && Character.isWhitespace(plain[at])) {
            at++;
        }
        return at < plain.length && plain[at] == '{';
    }

    /** The type alone, in lower case and without parameters; empty when there is none. */
    public static String of(@Nullable String contentType) {
        if (contentType == null || contentType.equals(JSON)) {
            return contentType == null ? "" : JSON;
        }
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT);
    }
}
