package io.strowger.http.client;

import io.vertx.core.MultiMap;

/** What came of a request. */
public sealed interface ExchangeResult {

    /** The whole answer, whatever its status. */
    record Answered(int status, MultiMap headers, byte[] body) implements ExchangeResult {

        /** Shows nothing of what was sent. */
        @Override
        public String toString() {
            return "Answered[" + status + "]";
        }
    }

    /**
     * Nothing has left.
     *
     * @param cause for the record: where it failed, and the kind of the error
     */
    record NotSent(String cause) implements ExchangeResult {}

    /**
     * It may have left and been acted on; what came of it is not known.
     *
     * @param cause as of {@link NotSent}
     */
    record Lost(String cause) implements ExchangeResult {}
}
