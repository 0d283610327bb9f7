package io.strowger.ops;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
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

    private static final int PAYLOAD_TOO_LARGE = 413;
    private static final int INTERNAL_ERROR = 500;

    public ManagementRefusal(int status, String code, String message) {
        this(status, code, message, null);
    }

    /** What is answered when the server itself refuses with a bare status. */
    static ManagementRefusal of(int status, String reasonPhrase) {
        return switch (status) {
            case 404 ->
                    new ManagementRefusal(status, "NOT_FOUND", "There is nothing at this path.");
            case 405 ->
                    new ManagementRefusal(
                            status,
                            "METHOD_NOT_ALLOWED",
                            "This path takes other methods; see the header Allow.");
            case PAYLOAD_TOO_LARGE ->
                    new ManagementRefusal(status, "TOO_LARGE", "The body is larger than 64 KiB.");
            case INTERNAL_ERROR ->
                    new ManagementRefusal(
                            status, "INTERNAL_ERROR", "The router failed; its log says more.");
            default -> new ManagementRefusal(status, codeOf(reasonPhrase), reasonPhrase + ".");
        };
    }

    private static String codeOf(String reasonPhrase) {
        return reasonPhrase.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]+", "_");
    }

    /** Answers a request with it; does nothing when the request is answered already. */
    public void answer(RoutingContext context) {
        answer(context.response());
    }

    void answer(HttpServerResponse response) {
        if (response.ended() || response.closed()) {
            return;
        }
        JsonObject error =
                new JsonObject().put("code", code).put("message", message).put("field", field);
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(new JsonObject().put("error", error).toBuffer());
    }
}
