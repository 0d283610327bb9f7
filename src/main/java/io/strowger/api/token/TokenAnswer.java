package io.strowger.api.token;

import java.util.Set;

/** What comes of a request for tokens. */
public sealed interface TokenAnswer {

    /**
     * Tokens (RFC 6749, section 5.1).
     *
     * @param expiresInSeconds how long the access token is good
     * @param scopes what it is good for, perhaps less than was asked for
     */
    record Issued(
            String accessToken, String refreshToken, long expiresInSeconds, Set<String> scopes)
            implements TokenAnswer {
        @Override
        public String toString() {
            return "Issued[hidden]";
        }
    }

    /**
     * A refusal (RFC 6749, section 5.2).
     *
     * @param description one sentence in ASCII, without quotes
     */
    record Refused(Reason reason, String description) implements TokenAnswer {}

    /** Why there are no tokens. */
    enum Reason {
        INVALID_REQUEST("invalid_request", 400),
        INVALID_CLIENT("invalid_client", 401),
        INVALID_GRANT("invalid_grant", 400),
        UNAUTHORIZED_CLIENT("unauthorized_client", 400),
        UNSUPPORTED_GRANT_TYPE("unsupported_grant_type", 400),
        INVALID_SCOPE("invalid_scope", 400),
        /** Has as many tokens as it may; not among those of the RFC's token endpoint. */
        TOO_MANY("temporarily_unavailable", 429);

        private final String code;
        private final int status;

        Reason(String code, int status) {
            this.code = code;
            this.status = status;
        }

        /** As it stands in the answer. */
        public String code() {
            return code;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }
    }
}
