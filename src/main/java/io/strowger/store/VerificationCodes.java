package io.strowger.store;

import io.strowger.core.verify.Verdict;
import io.strowger.security.CodeHashes;
import io.vertx.core.Future;

/**
 * Verification codes from their request to the end of their ref (docs/protocols/verification.md;
 * invariants 8 and 18 to 20). It knows no code, no {@code client_ref} and no number: callers hash
 * them with {@link CodeHashes}.
 *
 * <p>What a future answers is durable when it succeeds: a guess is counted on the disk before
 * anyone learns what it came to. Times are epoch milliseconds and come from the caller.
 */
public interface VerificationCodes {

    /**
     * A code that is asked for.
     *
     * @param account who asks
     * @param ref {@link CodeHashes#ref}; it names the code
     * @param number {@link CodeHashes#number}
     * @param prefix the first digits of the number, for counting by; may be empty
     * @param hash {@link CodeHashes#code}
     * @param caseSensitive whether the case of its letters counts
     * @param messageId 20 digits
     * @param expiresAt from when on it is never valid
     */
    record Code(
            String account,
            String ref,
            String number,
            String prefix,
            String hash,
            boolean caseSensitive,
            String messageId,
            long askedAt,
            long expiresAt) {

        @Override
        public String toString() {
            return "Code[hidden, expires " + expiresAt + "]";
        }
    }

    /** What came of asking for a code. */
    sealed interface Asked {

        /** It is known; of all that come at once with one ref, one is. */
        record Stored() implements Asked {}

        /** The ref was used before: status −52. */
        record RefUsed() implements Asked {}

        /**
         * The number was asked for too often: 429.
         *
         * @param retryAfterMillis when it is worth trying again, more than 0
         */
        record TooOften(long retryAfterMillis) implements Asked {}

        /** Its account has as many refs as it may: 429. */
        record ShareUsed() implements Asked {}

        /** There are as many refs as may be (invariant 25): 503. */
        record NoRoom() implements Asked {}
    }

    /** What came of a guess. */
    sealed interface Guessed {

        /** There is no code of this ref: status −55. */
        record Unknown() implements Guessed {}

        /**
         * There is one.
         *
         * @param prefix as it was stored
         */
        record Known(Verdict verdict, String prefix) implements Guessed {}
    }

    /**
     * Keeps a code, unless its ref was used before, its number was asked for too often or there is
     * no room for its ref; a refusal keeps nothing and counts for nothing.
     */
    Future<Asked> ask(Code code);

    /**
     * Gives back a ref whose message was certainly not sent, and the place in the number's limit.
     * May be used only then: a ref that comes again must not be sent again.
     *
     * @param messageId of the code that is meant
     * @return false when there is no such code
     */
    Future<Boolean> withdraw(String ref, String messageId);

    /**
     * Evaluates a guess, or refuses it: at most one of a code is ever {@link Verdict#VALID}, and no
     * more are evaluated than are allowed.
     */
    Future<Guessed> guess(String ref, CodeHashes.Typed typed, long now);

    /**
     * Forgets refs as old as they may become, so many at most.
     *
     * @return how many
     */
    Future<Integer> forget(long now, int most);
}
