package io.strowger.api.push;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** An answer to the sender of a push, ready to be sent as JSON. */
record PushReply(int status, Buffer body, Map<String, String> headers) {

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    static PushReply sent(Buffer answer) {
        return replayed(OK, answer);
    }

    /** What was answered before. */
    static PushReply replayed(int status, Buffer answer) {
        return new PushReply(status, answer, Map.of());
    }

    static PushReply refused(PushFault fault) {
        Map<String, String> headers =
                switch (fault.status()) {
                    case UNAUTHORIZED -> Map.of("www-authenticate", "Bearer");
                    case TOO_MANY ->
                            Map.of(
                                    "retry-after",
                                    fault.equals(PushFault.TOO_MANY_REQUESTS) ? "1" : "60");
                    case UNAVAILABLE -> Map.of("retry-after", "1");
                    default -> Map.of();
                };
        return new PushReply(fault.status(), Buffer.buffer(fault.body()), headers);
    }
}
