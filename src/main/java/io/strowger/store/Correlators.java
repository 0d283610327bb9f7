package io.strowger.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/**
 * Requests by what their senders call them, so that a request which is sent again has its effect
 * once and the same answer every time (invariants 5 and 6).
 *
 * <p>What was begun or finished is durable when the future succeeds. Every time is in epoch
 * milliseconds and comes from the caller.
 */
public interface Correlators {

    /** How long a request is remembered from its beginning on (notes.md, common rules). */
    long KEPT_MILLIS = 26 * 60 * 60 * 1000L;

    /**
     * What a request is told by.
     *
     * @param credential the id of the credential that it came with
     * @param operation what it asks for, as {@code mtinit}
     * @param address whom it is for, as an MSISDN, or empty
     * @param correlator what its sender calls it
     */
    record Key(String credential, String operation, String address, String correlator) {

        @Override
        public String toString() {
            return "Key[" + credential + ", " + operation + "]";
        }
    }

    /** What is known of a request when it comes. */
    sealed interface Begun {

        /** It comes for the first time; of all that come at once, one does. */
        record New() implements Begun {}

        /**
         * It came before and is not finished. Whoever began it may have died: what came of it is
         * unknown then, and it must not have its effect again.
         */
        record InFlight(long startedAt) implements Begun {}

        /** It came before and was answered. */
        record Done(int status, Buffer answer, long startedAt) implements Begun {}

        /** Something else came before with the same key. */
        record OtherBody() implements Begun {}
    }

    /**
     * Begins a request, unless it was begun before.
     *
     * @param body tells one body from another, as a digest of it; at most 100 characters
     */
    Future<Begun> begin(Key key, String body, long now);

    /**
     * Keeps the answer of a request. The first answer stays.
     *
     * @param status of HTTP, as 200
     */
    Future<Void> finish(Key key, int status, Buffer answer);

    /** Forgets a request that was begun, was refused and had no effect. An answer stays. */
    Future<Void> abandon(Key key);

    /**
     * Forgets what expired until {@code now}.
     *
     * @return how many
     */
    Future<Integer> forget(long now);
}
