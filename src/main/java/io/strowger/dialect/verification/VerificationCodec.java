package io.strowger.dialect.verification;

import io.strowger.dialect.Reading;
import io.strowger.dialect.WireError;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonManner;
import io.strowger.json.JsonReader;
import io.strowger.json.JsonShape;
import io.strowger.json.JsonWriter;
import java.util.UUID;

/** Reads requests for codes and writes answers (code-verification.txt). */
public final class VerificationCodec {

    private static final JsonShape<RequestField> SHAPE = JsonShape.of(RequestField.class);

    private VerificationCodec() {}

    /**
     * Reads a request. What is no object, and in strict reading an object with a field that is not
     * documented, is unreadable; a field of a wrong type is told by {@link CodeRequest#wrong}.
     */
    public static Reading<CodeRequest> read(byte[] body, boolean strict) {
        RequestBody request = new RequestBody();
        try {
            JsonReader.read(body, SHAPE, strict ? JsonManner.STRICT : JsonManner.LIBERAL, request);
            return Reading.of(request.request());
        } catch (JsonFault fault) {
            return Reading.unreadable(fault);
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

    /** What the common gates refuse, in the shape of this dialect. */
    public static byte[] refuse(WireError error) {
        return answer(UUID.randomUUID().toString(), Status.of(error.kind()));
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
