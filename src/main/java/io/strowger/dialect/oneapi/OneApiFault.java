package io.strowger.dialect.oneapi;

import io.strowger.core.text.Coding;
import io.strowger.core.text.TextLimit;
import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError;
import io.strowger.json.JsonWriter;
import java.util.List;

/**
 * A request that is refused, as this dialect says it (docs/protocols/oneapi.md, "Errors").
 *
 * @param variables what stands for {@code %1} and {@code %2} of the code's text
 * @param status the HTTP status
 */
public record OneApiFault(ErrorCode code, List<String> variables, int status) {

    private static final String PATH = "path";
    private static final int RETRY_AFTER_SECONDS = 60;

    /** With the status that the code has. */
    public static OneApiFault of(ErrorCode code, String... variables) {
        return new OneApiFault(code, List.of(variables), code.status());
    }

    /** SVC0002 with the field that is to blame. */
    public static OneApiFault invalid(String field) {
        return of(ErrorCode.SVC0002, field);
    }

    /** SVC0002 with status 404, as for {@code subscriptionId}. */
    public static OneApiFault notFound(String field) {
        return invalid(field).withStatus(WireError.Kind.NOT_FOUND.status());
    }

    /** The account has as much of something as it may: POL0001 with status 429. */
    public static OneApiFault quota(String what) {
        return of(ErrorCode.POL0001, what).withStatus(WireError.Kind.TOO_MANY_REQUESTS.status());
    }

    /** What the common checks refuse, in the words of this dialect. */
    public static OneApiFault of(WireError error) {
        return code(error).withStatus(error.kind().status());
    }

    private static OneApiFault code(WireError error) {
        return switch (error.kind()) {
            case MISSING_FIELD, INVALID_FIELD -> invalid(error.field());
            case NOT_FOUND -> invalid(error.field().isEmpty() ? PATH : error.field());
            case TEXT_TOO_LONG ->
                    of(ErrorCode.SVC0280, String.valueOf(TextLimit.USSD_SCREEN.of(Coding.GSM7)));
            case OVERLOADED -> of(ErrorCode.SVC1000);
            case UNAUTHORIZED, FORBIDDEN, TOO_MANY_REQUESTS ->
                    of(ErrorCode.POL0001, error.message());
            case MALFORMED,
                    METHOD_NOT_ALLOWED,
                    TIMED_OUT,
                    TOO_LARGE,
                    TARGET_TOO_LONG,
                    HEAD_TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    INTERNAL ->
                    of(ErrorCode.SVC0001, error.message());
        };
    }

    /** The answer to what the common checks refuse; an entry of the error shapes of the paths. */
    public static WireAnswer refuse(WireError error) {
        return of(error).answer();
    }

    /** The answer with this fault. */
    public WireAnswer answer() {
        return WireAnswer.refusing(status, "Bearer", RETRY_AFTER_SECONDS, body());
    }

    /** The same with another HTTP status. */
    public OneApiFault withStatus(int other) {
        return new OneApiFault(code, variables, other);
    }

    /**
     * {@code {"requestError":{"serviceException":{"messageId","text","variables"}}}}, or {@code
     * policyException}. {@code text} keeps its {@code %1}; {@code variables} is one string, several
     * joined by a comma.
     */
    public byte[] body() {
        return JsonWriter.object()
                .open("requestError")
                .open(code.isService() ? "serviceException" : "policyException")
                .put("messageId", code.name())
                .put("text", code.text())
                .put("variables", String.join(",", variables))
                .close()
                .close()
                .end();
    }
}
