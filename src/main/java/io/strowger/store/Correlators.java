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

    /** How long a request is remembered from its beginning on (docs/protocols/common.md). */
    long KEPT_MILLIS = 26 * 60 * 60 * 1000L;

    /**
     * What a request is told by.
     *
     * @param account whose the credential is: its share is used, and nothing is told by it
     * @param credential the id of the credential that it came with
     * @param operation what it asks for, as {@code mtinit}
     * @param address whom it is for, as an MSISDN, or empty
     * @param correlator what its sender calls it
     */
    record Key(
            String account,
            String credential,
            String operation,
            String address,
            String correlator) {

        @Override
        public String toString() {
            return "Key[" + account + ", " + credential + ", " + operation + "]";
        }
    }

    /** What is known of a request when it comes. */
    sealed interface Begun {

        /** It comes for the first time; of all that come at once, one does. */
        record New() implements Begun {}

        /**
         * It came before and is not finished. Whoever began it may have died: what came of it is
         * unknown then, and it must not have its effect again.
         *
         * @param presumed the answer that its beginner presumed
         */
        record InFlight(Buffer presumed, long startedAt) implements Begun {}

        /** It came before and was answered. */
        record Done(int status, Buffer answer, long startedAt) implements Begun {}

        /** Something else came before with the same key. */
        record OtherBody() implements Begun {}

        /** It comes for the first time, and as many are remembered as may be (invariant 25). */
        record NoRoom() implements Begun {}

        /** It comes for the first time, and its account has as many remembered as it may. */
        record ShareUsed() implements Begun {}
    }

    /**
     * Begins a request, unless it was begun before.
     *
     * @param body tells one body from another, as a digest of it; at most 100 characters
     * @param presumed what stands for the answer as long as no other is known. A request that went
     *     as presumed need not be finished: its one write to the disk is its beginning
     */
    Future<Begun> begin(Key key, String body, Buffer presumed, long now);

    /**
     * Keeps the answer of a request. The first answer stays.
     *
     * @param status of HTTP, as 200
     */
    Future<Void> finish(Key key, int status, Buffer answer);

    /** Forgets a request that was begun, was refused and had no effect. An answer stays. */
    Future<Void> abandon(Key key);

    /**
     * Forgets what expired until {@code now}, so many at most.
     *
     * @return how many
     */
    Future<Integer> forget(long now, int most);
}
