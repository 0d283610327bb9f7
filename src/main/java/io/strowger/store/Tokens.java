package io.strowger.store;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code POST /token} gave out (RFC 6749), known by keyed hashes only. What was issued or
 * revoked is durable when the future succeeds.
 *
 * <p>Every time is in epoch milliseconds and comes from the caller.
 */
public interface Tokens {

    /**
     * In front of the hash of a token that shows by itself that it was made here. Those of earlier
     * releases did not, and their hashes are hexadecimal digits only.
     */
    String SIGNED = "s";

    /**
     * What all tokens of one grant share.
     *
     * @param family shared by all that came of one grant, however often it was refreshed
     * @param credential the id of the credential that it was granted to
     * @param scopes what was granted
     */
    record Grant(String family, String credential, Set<String> scopes) {}

    /**
     * An access token and the refresh token that goes with it.
     *
     * @param access keyed hash
     * @param refresh keyed hash
     */
    record Pair(String access, long accessUntil, String refresh, long refreshUntil) {
        @Override
        public String toString() {
            return "Pair[hidden]";
        }
    }

    /** What came of a refresh. */
    sealed interface Refreshed {

        /** The new pair is good, the old refresh token is not. */
        record Renewed(Grant grant) implements Refreshed {}

        /** There is no such refresh token for this credential, or no longer. */
        record Unknown() implements Refreshed {}

        /**
         * It was used before, so that one of two users is not the right one: every token of its
         * family is revoked (RFC 9700, section 4.14.2). This comes before all other refusals.
         */
        record Reused() implements Refreshed {}

        /** The scopes asked for were not granted; nothing was changed. */
        record TooWide() implements Refreshed {}

        /** The credential has as many tokens as it may; nothing was changed. */
        record TooMany() implements Refreshed {}
    }

    /**
     * Keeps a new pair.
     *
     * @param most how many tokens, used ones too, a credential may have at once
     * @return false when there would be more, and nothing was kept
     */
    Future<Boolean> issue(Grant grant, Pair pair, int most, long now);

    /**
     * Gives a new pair for a refresh token, once.
     *
     * @param credential the id of the credential that asks
     * @param scopes what is asked for; empty for all that was granted. The refresh token keeps all
     *     that was granted
     * @param most as in {@link #issue}
     */
    Future<Refreshed> refresh(
            String refresh, String credential, Set<String> scopes, Pair next, int most, long now);

    /** What an access token is good for; empty when it is not good at {@code now}. */
    Future<Optional<Grant>> access(String access, long now);

    /**
     * Until when an access token that is not {@link #SIGNED} may be good, in epoch milliseconds; 0
     * when there is none that is good at {@code now}.
     */
    Future<Long> unsignedAccessUntil(long now);

    /**
     * Forgets what expired until {@code now}, so many at most.
     *
     * @return how many
     */
    Future<Integer> forget(long now, int most);
}
