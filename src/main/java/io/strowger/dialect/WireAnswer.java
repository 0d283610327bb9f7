package io.strowger.dialect;

import java.util.Map;

/**
 * An answer to a network, ready to be sent.
 *
 * @param headers beside content type and length
 * @param contentType as {@code application/json}
 */
public record WireAnswer(int status, Map<String, String> headers, String contentType, byte[] body) {

    private static final int OK = 200;

    /** 200, without headers of its own. */
    public static WireAnswer ok(String contentType, byte[] body) {
        return new WireAnswer(OK, Map.of(), contentType, body);
    }

    /** The usual status of an error, without headers of its own. */
    public static WireAnswer refusing(WireError error, String contentType, byte[] body) {
        return new WireAnswer(error.kind().status(), Map.of(), contentType, body);
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
