package io.strowger.dialect;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to an application, ready to be POSTed as {@code application/json}.
 *
 * @param path what is put behind the application's URL, as {@code /ussdSessionEvent/new}, or empty
 * @param headers beside content type and length
 * @param body UTF-8 JSON
 * @param url an absolute URL that is used instead of the application's own; the application gave it
 *     in a message of its dialect, so it is not to be trusted: whoever connects checks it before
 */
public record WireRequest(
        String path, Map<String, String> headers, byte[] body, @Nullable String url) {

    /** A request that goes to the application's own URL. */
    public WireRequest(String path, Map<String, String> headers, byte[] body) {
        this(path, headers, body, null);
    }
}
