package io.strowger.api.verification;

import io.strowger.dialect.Decoded;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonReader;
import io.strowger.json.JsonShape;
import io.strowger.json.JsonWriter;
import io.strowger.json.Strictness;

/** Reads requests for codes and writes answers (docs/protocols/verification.md). */
public final class VerificationCodec {

    /** What this format is called where it stands beside dialects. */
    public static final String NAME = "verification";

    private static final JsonShape<CodeRequestField> SHAPE = JsonShape.of(CodeRequestField.class);

    private VerificationCodec() {}

    /**
     * Reads a request. What is no object, and in strict reading an object with a field that is not
     * documented, is unreadable; a field of a wrong type is told by {@link CodeRequest#wrong}.
     */
    public static Decoded<CodeRequest> read(byte[] body, boolean strict) {
        RequestBody request = new RequestBody();
        try {
            JsonReader.read(body, SHAPE, strict ? Strictness.STRICT : Strictness.LIBERAL, request);
            return Decoded.of(request.request());
        } catch (JsonFault fault) {
            return Decoded.unreadable(fault);
        }
    }

    /**
     * The answer to any request but one that succeeded.
     *
     * @param jobId {@code api_job_id}, one for each request
     */
    public static byte[] answer(String jobId, Status status) {
        return head(jobId, status).end();
    }

    /**
     * The answer to a request whose code is on its way.
     *
     * @param messageId 20 digits
     */
    public static byte[] created(String jobId, String messageId) {
        return head(jobId, Status.SUCCESS)
                .open("result")
                .put("message_id", messageId)
                .close()
                .end();
    }

    private static JsonWriter head(String jobId, Status status) {
        return JsonWriter.object()
                .put("api_job_id", jobId)
                .open("result_info")
                .put("status_code", status.code())
                .put("description", status.description())
                .close();
    }
}
