package io.strowger.api.verification;

import java.util.Map;
import java.util.UUID;

/** An answer, ready to be sent as JSON. */
record VerificationReply(int status, byte[] body, Map<String, String> headers) {

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final long SECOND = 1_000;

    /** What the table of the document says. */
    static VerificationReply of(Status status) {
        return with(
                status,
                status.httpStatus(),
                status.httpStatus() == UNAUTHORIZED
                        ? Map.of("www-authenticate", "Token")
                        : Map.of());
    }

    /** The code is on its way. */
    static VerificationReply created(String jobId, String messageId) {
        return new VerificationReply(
                Status.SUCCESS.httpStatus(), VerificationCodec.created(jobId, messageId), Map.of());
    }

    /** Somebody sends too much. */
    static VerificationReply tooMany(Status status, long retryAfterMillis) {
        long seconds = Math.max(1, Math.ceilDiv(retryAfterMillis, SECOND));
        return with(status, TOO_MANY_REQUESTS, Map.of("retry-after", Long.toString(seconds)));
    }

    /** We are too busy, or something of ours is down. */
    static VerificationReply unavailable() {
        return with(Status.FAILED, UNAVAILABLE, Map.of("retry-after", "1"));
    }

    private static VerificationReply with(Status status, int http, Map<String, String> headers) {
        return new VerificationReply(
                http, VerificationCodec.answer(UUID.randomUUID().toString(), status), headers);
    }
}
