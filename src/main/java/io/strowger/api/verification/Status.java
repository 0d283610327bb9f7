package io.strowger.api.verification;

import io.strowger.dialect.WireError;

/**
 * The messages that this dialect knows, in the document's words (docs/protocols/verification.md,
 * "Statuses").
 */
public enum Status {
    TOKEN_INVALID(-50, 401, "Your authorization token is invalid."),
    TOKEN_MISSING(-51, 401, "Authorization token not provided."),
    REF_EXISTS(-52, 422, "Client ref provided already exists. Please provide a different one."),
    EXPIRED(-53, 200, "Invalid"),
    DECLINED(-54, 422, "Declined"),
    REF_UNKNOWN(
            -55,
            422,
            "The code for the provided client ref. and authorization token, was not found."),
    NO_CODE(-56, 422, "No code was provided."),
    CODE_TOO_SHORT(-57, 422, "Code length too short."),
    CODE_TOO_LONG(-58, 422, "Code length too long."),
    NUMBER_INVALID(-59, 422, "Phone number format is incorrect."),
    NUMBER_MISSING(-60, 422, "No phone number provided in request"),
    CALLBACK_INVALID(-61, 422, "Callback URL is invalid"),
    REF_MISSING(-62, 422, "No client ref provided in request"),
    SENDER_TOO_LONG(
            -63, 422, "Sender ID is too long. Maximum numeric is 15 & maximum alphanumeric is 11."),
    MALFORMED(-64, 400, "System error \u2013 Request data provided was invalid."),
    FAILED(
            -65,
            400,
            "Something went wrong. Make sure data provided is valid and please try again."),
    ADDRESSES_MALFORMED(-66, 400, "List of allowed IPs contains one or more invalid IP addresses."),
    ADDRESS_REFUSED(-67, 400, "The request IP is not in your list of allowed IP addresses."),
    PLACEHOLDER_MISSING(-68, 422, "Message template must contain placeholder {#TFA_CODE}."),
    MESSAGE_TOO_LONG(-69, 422, "Message template exceeds the length of one SMS."),
    SUCCESS(0, 201, "Success"),
    VALID(0, 200, "Valid");

    private final int code;
    private final int httpStatus;
    private final String description;

    Status(int code, int httpStatus, String description) {
        this.code = code;
        this.httpStatus = httpStatus;
        this.description = description;
    }

    /** {@code status_code}. */
    public int code() {
        return code;
    }

    /** The HTTP status of the table. */
    public int httpStatus() {
        return httpStatus;
    }

    public String description() {
        return description;
    }

    /**
     * What stands for an error that the table knows by its HTTP status only
     * (docs/protocols/verification.md, "Errors").
     */
    public static Status of(WireError.Kind kind) {
        return switch (kind) {
            case UNAUTHORIZED -> TOKEN_INVALID;
            case INTERNAL, OVERLOADED -> FAILED;
            case MALFORMED,
                    MISSING_FIELD,
                    INVALID_FIELD,
                    TEXT_TOO_LONG,
                    FORBIDDEN,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    TIMED_OUT,
                    TOO_LARGE,
                    TARGET_TOO_LONG,
                    HEAD_TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    TOO_MANY_REQUESTS ->
                    MALFORMED;
        };
    }
}
