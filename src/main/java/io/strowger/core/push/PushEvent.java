package io.strowger.core.push;

import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionKey;

/** What has happened to a push, as far as its money is concerned. */
public sealed interface PushEvent {

    /** Its price is to be held. */
    record PushAsked() implements PushEvent {}

    /**
     * Its submit is about to leave.
     *
     * @param clientState what came with the first screen, or empty
     */
    record SubmitPrepared(Screen first, String clientState) implements PushEvent {
        @Override
        public String toString() {
            return "SubmitPrepared[hidden]";
        }
    }

    /** The network has it. */
    record SubmitAccepted() implements PushEvent {}

    /** The network certainly does not have it, or it certainly never left. */
    record SubmitRefused() implements PushEvent {}

    /** It may have left, and nobody has said what became of it. */
    record SubmitUnanswered() implements PushEvent {}

    /**
     * A subscriber answered in its dialogue, so that he was shown it. Of another than its own
     * subscriber, or on another network, this proves nothing and is not for the machine.
     */
    record SubscriberReplied(SessionKey subscriber) implements PushEvent {}

    /** No session took it on: nothing was tried, and it may be asked for again. */
    record PushAbandoned() implements PushEvent {}

    /**
     * Nobody has settled it for a while. Times are epoch milliseconds.
     *
     * @param heldBefore what was asked for, or prepared, before this has nobody who works on it
     * @param unknownBefore what was asked for before this is not waited for any more
     */
    record TimePassed(long heldBefore, long unknownBefore) implements PushEvent {}

    /** What an outcome is to the money of a push. */
    static PushEvent of(PushOutcome outcome) {
        return switch (outcome) {
            case SubmitOutcome.Accepted _ -> new SubmitAccepted();
            case SubmitOutcome.Refused _, PushOutcome.NotBegun _ -> new SubmitRefused();
            case SubmitOutcome.Unknown() -> new SubmitUnanswered();
        };
    }
}
