package io.strowger.dialect;

import java.util.Map;

/**
 * A request to an application, ready to be POSTed as {@code application/json}.
 *
 * @param path what is put behind the application's URL, as {@code /ussdSessionEvent/new}, or empty
 * @param headers beside content type and length
 * @param body UTF-8 JSON
 */
public record WireRequest(String path, Map<String, String> headers, byte[] body) {}
