package io.strowger.ingress.verification;

import io.strowger.dialect.verification.Status;
import io.strowger.dialect.verification.VerificationCodec;
import java.util.Map;
import java.util.UUID;

/** An answer, ready to be sent as JSON. */
record Reply(int status, byte[] body, Map<String, String> headers) {

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final long SECOND = 1_000;

    /** What the table of the document says. */
    static Reply of(Status status) {
        return with(
                status,
                status.httpStatus(),
                status.httpStatus() == UNAUTHORIZED
                        ? Map.of("www-authenticate", "Token")
                        : Map.of());
    }

    /** The code is on its way. */
    static Reply created(String jobId, String messageId) {
        return new Reply(
                Status.SUCCESS.httpStatus(), VerificationCodec.created(jobId, messageId), Map.of());
    }

    /** Somebody sends too much. */
    static Reply tooMany(Status status, long retryAfterMillis) {
        long seconds = Math.max(1, Math.ceilDiv(retryAfterMillis, SECOND));
        return with(status, TOO_MANY_REQUESTS, Map.of("retry-after", Long.toString(seconds)));
    }

    /** We are too busy, or something of ours is down. */
    static Reply unavailable() {
        return with(Status.FAILED, UNAVAILABLE, Map.of("retry-after", "1"));
    }

    private static Reply with(Status status, int http, Map<String, String> headers) {
        return new Reply(
                http, VerificationCodec.answer(UUID.randomUUID().toString(), status), headers);
    }
}
