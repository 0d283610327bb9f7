package io.strowger.store;

import io.strowger.core.model.Money;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.push.PushEvent;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pushes that are paid from a purse, from their hold to their end (docs/protocols/push.md).
 *
 * <p>{@link io.strowger.core.push.PushMachine} decides; a store reads, asks it, and writes.
 *
 * <p>Every step moves the push, the purse, its ledger and the answer that is kept for a retry
 * together or not at all, and is durable when its future succeeds. A step that does not fit the
 * state changes nothing and says so, so that two who settle the same push cannot both do it. Times
 * are epoch milliseconds and come from the caller.
 */
public interface Pushes {

    /**
     * A push that is asked for.
     *
     * @param session the id that its session gets; it names the push
     * @param code the service code that the session is under
     * @param price what it costs; its currency is the purse's
     * @param retried how a retry of it is known, or null when its sender gave no key
     * @param answer what its sender is told when it was, or may have been, sent
     * @param recovery how the subscriber may take it up again, or null when he may not
     */
    record Push(
            SessionId session,
            SessionKey subscriber,
            String account,
            String application,
            ServiceCode code,
            Money price,
            @Nullable Retried retried,
            Buffer answer,
            @Nullable Recovery recovery,
            long createdAt) {

        /** Names the push and hides the number. */
        @Override
        public String toString() {
            return "Push[" + session + ", " + account + ", " + application + "]";
        }
    }

    /**
     * What tells a retry.
     *
     * @param body tells one body from another, as a digest of it
     */
    record Retried(Correlators.Key key, String body) {}

    /**
     * A recovery code.
     *
     * @param token what follows the application's recovery code: digits
     */
    record Recovery(ServiceCode code, String token, long expiresAt) {
        @Override
        public String toString() {
            return "Recovery[" + code + ", hidden]";
        }
    }

    /** What came of asking for a push. */
    sealed interface Begun {

        /** Its price is held, and the recovery code is known. */
        record Held() implements Begun {}

        /** The account has no purse, or one of another currency, or one that does not add up. */
        record NoPurse() implements Begun {}

        /** The purse does not pay for it. Nothing was kept. */
        record Insufficient() implements Begun {}

        /** A live push of the same subscriber has just this recovery code: choose another. */
        record TokenTaken() implements Begun {}

        /** It came before and is not finished. */
        record InFlight() implements Begun {}

        /** It came before and was answered. */
        record Done(int status, Buffer answer) implements Begun {}

        /** Something else came before with the same key. */
        record OtherBody() implements Begun {}

        /** It has a key, and as many are remembered as may be (invariant 25). */
        record NoRoom() implements Begun {}

        /** It has a key, and its account has as many remembered as it may. */
        record ShareUsed() implements Begun {}
    }

    /** Holds the price, or says why not; a refusal keeps nothing. */
    Future<Begun> begin(Push push);

    /** What came before with this key; empty when nothing did. */
    Future<Optional<Begun>> repeated(Retried retried, long now);

    /**
     * The answer that is kept for retries of a push that was refused.
     *
     * @param status of HTTP, as 500
     */
    record KeptRefusal(int status, Buffer answer) {}

    /**
     * Takes a step of a push, as {@link io.strowger.core.push.PushMachine} decides. Whoever submits
     * says so before: a push that is not held any more must not be. A reply of somebody else than
     * its subscriber, who may hold its id, is no event of it.
     *
     * @return false when the event did not fit, as when it was settled before, one way or the other
     */
    Future<Boolean> happened(SessionId session, PushEvent event, long now);

    /** What a sweep has settled. */
    record Swept(int abandoned, int unknown, int flagged) {}

    /**
     * Settles what nobody else will: what was held before {@code heldBefore} and never submitted is
     * released and its key forgotten; what was submitted before it and has no outcome is unknown;
     * what was begun before {@code unknownBefore} and is still unknown is released and flagged.
     */
    Future<Swept> sweep(long heldBefore, long unknownBefore, long now);

    /**
     * Forgets pushes that were settled and begun {@link Correlators#KEPT_MILLIS} before {@code
     * now}, so many at most. What was flagged stays.
     *
     * @return how many
     */
    Future<Integer> forget(long now, int most);

    /**
     * Forgets what was kept for the recovery of pushes that cannot be recovered any more, so many
     * at most.
     *
     * @return of how many
     */
    Future<Integer> forgetRecoveries(long now, int most);

    /**
     * Forgets recovery codes that were dialled in vain too long ago to count, so many numbers at
     * most.
     *
     * @return of how many numbers
     */
    Future<Integer> forgetMisses(long now, int most);

    /**
     * The session has gone on after its first screen, or has ended: it cannot be taken up from that
     * screen any more.
     */
    Future<Void> moved(SessionId session);

    /** What a dialled recovery code leads to. */
    sealed interface Claim {

        /**
         * The code is now used up by this dialogue.
         *
         * @param kept what the session began with, to go on from where nothing else is left of it;
         *     null when it has moved on since
         */
        record Valid(SessionId session, @Nullable Kept kept) implements Claim {}

        /**
         * Unknown, used, expired, another subscriber's; or this subscriber has guessed too often.
         */
        record Invalid() implements Claim {}
    }

    /** The first screen of a push, as it was submitted. */
    record Kept(
            SessionId session,
            SessionKey subscriber,
            String application,
            ServiceCode code,
            Screen first,
            String clientState,
            long createdAt) {
        @Override
        public String toString() {
            return "Kept[" + session + "]";
        }
    }

    /**
     * Uses a recovery code up: for one dialogue, once. The same dialogue gets the same answer
     * again. A wrong dial is counted before anything is compared; from the sixth within an hour on,
     * even a right one is invalid.
     *
     * @param dialogueId the network's id of the dialogue in which it was dialled
     */
    Future<Claim> claim(
            SessionKey subscriber, ServiceCode code, String token, String dialogueId, long now);
}
