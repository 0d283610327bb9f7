package io.strowger.api.push;

import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError;
import io.strowger.json.JsonWriter;

/**
 * A push that is refused, as this dialect says it: {@code {"code","message"}}
 * (docs/protocols/push.md, "Errors").
 *
 * @param status the HTTP status
 */
public record PushFault(int status, String code, String message) {

    public static final PushFault UNAUTHORIZED =
            new PushFault(
                    401, "UNAUTHORIZED", "Your authentication data are invalid or not provided");

    public static final PushFault MISSING_PERMISSION =
            new PushFault(
                    403,
                    "MISSING_PERMISSION",
                    "You don't have proper permission to perform the operation");

    public static final PushFault INSUFFICIENT_BALANCE =
            new PushFault(
                    400,
                    "INSUFFICIENT_BALANCE_IN_VIRTUAL_PURSE",
                    "You don't have sufficient balance in your virtual purse to perform USSD"
                            + " push");

    public static final PushFault CANNOT_INITIATE_PUSH =
            new PushFault(
                    500,
                    "CANNOT_INITIATE_PUSH",
                    "No push message was sent to customer. Push initiation failed.");

    public static final PushFault IN_PROGRESS =
            new PushFault(
                    409,
                    "REQUEST_IN_PROGRESS",
                    "The push with this Idempotency-Key has not been answered yet.");

    public static final PushFault KEY_REUSED =
            new PushFault(
                    422,
                    "IDEMPOTENCY_KEY_REUSED",
                    "This Idempotency-Key belongs to a push with another body.");

    public static final PushFault TOO_MANY_REQUESTS =
            new PushFault(429, "TOO_MANY_REQUESTS", "You send more pushes a second than agreed.");

    public static final PushFault TOO_MANY_KEYS =
            new PushFault(
                    429,
                    TOO_MANY_REQUESTS.code(),
                    "As many Idempotency-Keys of your account are remembered as may be.");

    public static final PushFault TOO_MUCH_WAITING =
            new PushFault(
                    429,
                    TOO_MANY_REQUESTS.code(),
                    "As many deliveries to your webhooks wait as may; see to it that they are"
                            + " taken.");

    public static final PushFault OVERLOADED =
            new PushFault(503, "OVERLOADED", "The router is too busy.");

    private static final String MALFORMED = "MALFORMED_REQUEST";

    /** Most characters of an application's id that an error repeats. */
    private static final int LONGEST_ECHO = 40;

    /** The application is nobody's, or another account's: the answer is the same. */
    public static PushFault appNotFound(String appId) {
        return new PushFault(
                400,
                "APP_NOT_FOUND",
                "Cannot find application with given appId = [" + echo(appId) + "]");
    }

    /** What a sender wrote, short, and without anything that a log or a page could act on. */
    private static String echo(String text) {
        StringBuilder out = new StringBuilder();
        int letters = Math.min(text.length(), LONGEST_ECHO);
        for (int i = 0; i < letters; i++) {
            char c = text.charAt(i);
            if (c > ' ' && c < 0x7f && "<>&\"'\\[]".indexOf(c) < 0) {
                out.append(c);
            } else {
                out.append(String.format("\\u%04x", (int) c));
            }
        }
        return text.length() > LONGEST_ECHO ? out.append("...").toString() : out.toString();
    }

    /** A field is missing or holds what it must not hold; it is named. */
    public static PushFault malformed(String field, String what) {
        return new PushFault(400, MALFORMED, field + " " + what);
    }

    /** What the common checks and the reader refuse, in the words of this dialect. */
    public static PushFault of(WireError error) {
        return switch (error.kind()) {
            case MALFORMED, MISSING_FIELD, INVALID_FIELD, TEXT_TOO_LONG ->
                    new PushFault(400, MALFORMED, error.message());
            case UNAUTHORIZED -> UNAUTHORIZED;
            case FORBIDDEN -> MISSING_PERMISSION;
            case NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    TIMED_OUT,
                    TOO_LARGE,
                    TARGET_TOO_LONG,
                    HEAD_TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    TOO_MANY_REQUESTS,
                    INTERNAL,
                    OVERLOADED ->
                    new PushFault(error.kind().status(), error.kind().code(), error.message());
        };
    }

    /** The answer to what the common checks refuse; an entry of the error shapes of the paths. */
    static WireAnswer refuse(WireError error) {
        return of(error).answer();
    }

    /** The answer with this fault; a rate is over in a second. */
    WireAnswer answer() {
        return WireAnswer.refusing(status, "Bearer", equals(TOO_MANY_REQUESTS) ? 1 : 60, body());
    }

    public byte[] body() {
        return JsonWriter.object().put("code", code).put("message", message).end();
    }
}
