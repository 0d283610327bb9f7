package io.strowger.dialect;

import java.util.Map;

/**
 * An answer, ready to be sent.
 *
 * @param headers beside content type and length
 * @param contentType as {@code application/json}; empty when there is no body
 */
public record WireAnswer(int status, Map<String, String> headers, String contentType, byte[] body) {

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_AFTER = "retry-after";

    /** 200, without headers of its own. */
    public static WireAnswer ok(String contentType, byte[] body) {
        return new WireAnswer(OK, Map.of(), contentType, body);
    }

    /** The usual status of an error, without headers of its own. */
    public static WireAnswer refusing(WireError error, String contentType, byte[] body) {
        return new WireAnswer(error.kind().status(), Map.of(), contentType, body);
    }

    /** JSON without headers of its own. */
    public static WireAnswer json(int status, byte[] body) {
        return new WireAnswer(status, Map.of(), MediaType.JSON, body);
    }

    /**
     * JSON that refuses a request, with the header that its status asks for.
     *
     * @param scheme of the credentials that a 401 asks for
     * @param retryAfterSeconds when to try again what was too much (429); a 503 says a second
     */
    public static WireAnswer refusing(
            int status, String scheme, long retryAfterSeconds, byte[] body) {
        Map<String, String> headers =
                switch (status) {
                    case UNAUTHORIZED -> Map.of("www-authenticate", scheme);
                    case TOO_MANY -> Map.of(RETRY_AFTER, Long.toString(retryAfterSeconds));
                    case UNAVAILABLE -> Map.of(RETRY_AFTER, "1");
                    default -> Map.of();
                };
        return new WireAnswer(status, headers, MediaType.JSON, body);
    }

    /** How much memory it takes, about. */
    public int bytes() {
        int headerChars = 0;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            headerChars += header.getKey().length() + header.getValue().length();
        }
        return body.length + headerChars;
    }

    /** Shows nothing of what is sent. */
    @Override
    public String toString() {
        return "WireAnswer[" + status + "]";
    }
}
