package io.strowger.network;

/** What a network said to a submit. */
public sealed interface SubmitOutcome {

    /** The network took it. */
    record Accepted(String dialogueId) implements SubmitOutcome {}

    /** The network certainly did not take it. */
    record Refused(String cause) implements SubmitOutcome {}

    /** The submit may have left; it is never sent again (docs/protocols/push.md). */
    record Unknown() implements SubmitOutcome {}
}
