package io.strowger.api.verification;

import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError;
import java.util.UUID;

/** The answers of the table of statuses. */
final class VerificationReply {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final long SECOND = 1_000;

    private VerificationReply() {}

    /** What the table of the document says. */
    static WireAnswer of(Status status) {
        return with(status, status.httpStatus(), 0);
    }

    /** The code is on its way. */
    static WireAnswer created(String jobId, String messageId) {
        return WireAnswer.json(
                Status.SUCCESS.httpStatus(), VerificationCodec.created(jobId, messageId));
    }

    /** Somebody sends too much. */
    static WireAnswer tooMany(Status status, long retryAfterMillis) {
        return with(status, TOO_MANY_REQUESTS, Math.max(1, Math.ceilDiv(retryAfterMillis, SECOND)));
    }

    /** We are too busy, or something of ours is down. */
    static WireAnswer unavailable() {
        return with(Status.FAILED, UNAVAILABLE, 1);
    }

    /** What the common checks refuse. */
    static WireAnswer refusing(WireError error) {
        return with(Status.of(error.kind()), error.kind().status(), 1);
    }

    private static WireAnswer with(Status status, int http, long retryAfterSeconds) {
        return WireAnswer.refusing(
                http,
                "Token",
                retryAfterSeconds,
                VerificationCodec.answer(UUID.randomUUID().toString(), status));
    }
}
