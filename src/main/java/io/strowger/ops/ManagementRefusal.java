package io.strowger.ops;

import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError;
import io.strowger.dialect.WireError.Kind;
import io.strowger.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * A "no" of the management server: {@code {"error":{"code","message","field"}}}.
 *
 * @param status HTTP status
 * @param code upper-case word for programs
 * @param message one English sentence that says what to do; never repeats what was sent
 * @param field the field that is to blame, or null
 */
public record ManagementRefusal(int status, String code, String message, @Nullable String field) {

    public ManagementRefusal(int status, String code, String message) {
        this(status, code, message, null);
    }

    /** What is answered when the server itself refuses. */
    public static WireAnswer refuse(WireError error) {
        Kind kind = error.kind();
        String code = kind == Kind.MALFORMED ? "BAD_REQUEST" : kind.code();
        return new ManagementRefusal(kind.status(), code, error.message()).answer();
    }

    /** The answer with it. */
    public WireAnswer answer() {
        JsonWriter out =
                JsonWriter.object().open("error").put("code", code).put("message", message);
        JsonWriter whole = field == null ? out.putNull("field") : out.put("field", field);
        return WireAnswer.json(status, whole.close().end());
    }
}
