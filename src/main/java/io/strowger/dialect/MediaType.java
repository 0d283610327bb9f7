package io.strowger.dialect;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code Content-Type} (RFC 9110, section 8.3.1). */
public final class MediaType {

    public static final String JSON = "application/json";

    private MediaType() {}

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
