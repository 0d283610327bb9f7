package io.strowger.dialect;

import io.strowger.json.JsonFault;

/**
 * What is wrong with a message, before a dialect puts it into its own words.
 *
 * @param field the field that is to blame, or empty
 * @param message one English sentence for the sender; never repeats what was sent
 */
public record WireError(Kind kind, String field, String message) {

    /** What {@code io.strowger.json} refused of a body. */
    public static WireError of(JsonFault fault) {
        Kind kind =
                switch (fault.kind()) {
                    case TOO_LARGE -> Kind.TOO_LARGE;
                    case MALFORMED -> Kind.MALFORMED;
                    case MISSING_FIELD -> Kind.MISSING_FIELD;
                    case INVALID_FIELD -> Kind.INVALID_FIELD;
                };
        return new WireError(kind, fault.field(), fault.message());
    }

    /** What is wrong, with the HTTP status and the code that the common error shape has for it. */
    public enum Kind {
        MALFORMED(400, "MALFORMED_REQUEST"),
        MISSING_FIELD(400, "MISSING_FIELD"),
        INVALID_FIELD(400, "INVALID_FIELD"),
        TEXT_TOO_LONG(400, "TEXT_TOO_LONG"),
        UNAUTHORIZED(401, "UNAUTHORIZED"),
        FORBIDDEN(403, "FORBIDDEN"),
        NOT_FOUND(404, "NOT_FOUND"),
        METHOD_NOT_ALLOWED(405, "METHOD_NOT_ALLOWED"),
        TIMED_OUT(408, "REQUEST_TIMEOUT"),
        TOO_LARGE(413, "TOO_LARGE"),
        TARGET_TOO_LONG(414, "TARGET_TOO_LONG"),
        UNSUPPORTED_MEDIA_TYPE(415, "UNSUPPORTED_MEDIA_TYPE"),
        TOO_MANY_REQUESTS(429, "TOO_MANY_REQUESTS"),
        HEAD_TOO_LARGE(431, "HEAD_TOO_LARGE"),
        INTERNAL(500, "INTERNAL_ERROR"),
        OVERLOADED(503, "OVERLOADED");

        private final int status;
        private final String code;

        Kind(int status, String code) {
            this.status = status;
            this.code = code;
        }

        public int status() {
            return status;
        }

        public String code() {
            return code;
        }
    }
}
