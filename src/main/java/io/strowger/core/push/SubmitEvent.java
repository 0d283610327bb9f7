package io.strowger.core.push;

/** What has happened to the submit of a push. */
public sealed interface SubmitEvent {

    /**
     * The first screen is there.
     *
     * @param submitBy epoch milliseconds from which on nobody waits for the submit
     */
    record SubmitDue(long submitBy) implements SubmitEvent {}

    /** It is durable that the submit is about to leave. */
    record SubmitNoted() implements SubmitEvent {}

    /** It could not be noted, or the price is not held any more. */
    record NoteRefused() implements SubmitEvent {}

    /** The network answered, or certainly will not. */
    record NetworkAnswered(SubmitOutcome outcome) implements SubmitEvent {}

    /** The session says what came of the push, as far as it knows. */
    record SessionAnswered(PushOutcome outcome) implements SubmitEvent {}
}
