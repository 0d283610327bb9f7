package io.strowger.core.session;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.push.PushOutcome;
import io.strowger.core.push.SubmitOutcome;

/** What is to be done once a step is saved. Effects are acted on in their order. */
public sealed interface Effect {

    /**
     * Ask the application about a hop.
     *
     * @param hop 1, 2, 3…
     * @param clientState what its answer to the hop before left for this one, or empty
     * @param answerBy epoch milliseconds after which an answer is no longer taken
     */
    record AskApplication(Session session, int hop, Input input, String clientState, long answerBy)
            implements Effect {}

    /**
     * Show a screen on the dialogue's leg: as the answer to its open request, else by a submit.
     *
     * @param session whose screen it is, for the answer of the leg
     */
    record ShowScreen(SessionKey key, String dialogueId, SessionId session, Screen screen)
            implements Effect {}

    /** Answer the dialogue's open requests if there are any; the dialogue itself is gone. */
    record CloseLeg(SessionKey key, String dialogueId, SessionId session, Screen screen)
            implements Effect {}

    /**
     * Ask the network to open a dialogue with this screen.
     *
     * @param clientState what the application gave along with it for the next request, or empty
     */
    record BeginDialogue(Session session, Screen screen, String clientState, long submitBy)
            implements Effect {}

    /** Make sure that the item reaches the account's checkout, once per session. */
    record StoreCheckout(Session session, int hop, String item) implements Effect {}

    /**
     * Tell the application, once, that the session has ended without it.
     *
     * @param sequence the position of this message in the session
     * @param detail the network's cause or what failed, or empty
     * @param clientState what its last answer left for the next request, or empty
     */
    record TellApplication(
            Session session, int sequence, EndReason reason, String detail, String clientState)
            implements Effect {

        /** Of an end to which there is nothing to add. */
        public TellApplication(
                Session session, int sequence, EndReason reason, String clientState) {
            this(session, sequence, reason, "", clientState);
        }

        /** Whether the network ended the session because its own time was over. */
        public boolean isNetworkTimeout() {
            return reason == EndReason.NETWORK_ABORTED
                    && detail.equals(SessionEvent.NetworkAborted.TIMED_OUT);
        }
    }

    /**
     * Tell whoever asked for a push what became of its first screen. It comes once; only after
     * {@link SubmitOutcome.Unknown} one {@link SubmitOutcome.Accepted} may follow, when something
     * shows that the network had taken the screen.
     */
    record AnswerPush(SessionId session, PushOutcome outcome) implements Effect {}

    /**
     * Pay for a push whose session is gone, if this was one to just this subscriber and nobody knew
     * what had become of it: he has answered in its dialogue, so that he was shown it.
     */
    record SettleShownPush(SessionId push, SessionKey subscriber) implements Effect {}

    /** Answer the request that offered a screen. */
    record AnswerOffer(long offer, OfferOutcome outcome) implements Effect {}

    /** What became of a screen that an application offered. */
    sealed interface OfferOutcome {

        /** It is the next screen of the session. */
        record Taken(SessionId session) implements OfferOutcome {}

        /** It is the screen that is shown already: nothing was done. */
        record Repeated(SessionId session) implements OfferOutcome {}

        /**
         * The session does not wait for a screen.
         *
         * @param clientState what came with the screen that is shown
         */
        record NotWaiting(SessionId session, String clientState) implements OfferOutcome {}

        /** There is no such session. */
        record NoSession() implements OfferOutcome {}
    }

    /** Write the session's one record. */
    record WriteRecord(SessionRecord record) implements Effect {}

    /** Count an answer that came when nobody waited for it any more. */
    record CountLateAnswer() implements Effect {}
}
