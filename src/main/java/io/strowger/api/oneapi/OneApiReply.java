package io.strowger.api.oneapi;

import io.strowger.dialect.oneapi.OneApiFault;
import java.util.Map;

/** An answer to an application, ready to be sent as JSON. */
record OneApiReply(int status, byte[] body, Map<String, String> headers) {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    static OneApiReply ok(byte[] body) {
        return new OneApiReply(OK, body, Map.of());
    }

    static OneApiReply created(byte[] body, String location) {
        return new OneApiReply(CREATED, body, Map.of("location", location));
    }

    static OneApiReply gone() {
        return new OneApiReply(NO_CONTENT, new byte[0], Map.of());
    }

    static OneApiReply refused(OneApiFault fault) {
        return switch (fault.status()) {
            case UNAUTHORIZED -> refused(fault, Map.of("www-authenticate", "Bearer"));
            case TOO_MANY_REQUESTS -> refused(fault, Map.of("retry-after", "60"));
            case UNAVAILABLE -> refused(fault, Map.of("retry-after", "1"));
            default -> refused(fault, Map.of());
        };
    }

    private static OneApiReply refused(OneApiFault fault, Map<String, String> headers) {
        return new OneApiReply(fault.status(), fault.body(), headers);
    }
}
