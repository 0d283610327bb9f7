package io.strowger.core.push;

/** What is to be done about the submit of a push. */
public sealed interface SubmitEffect {

    /** Note durably that the submit is about to leave. */
    record NoteSubmit() implements SubmitEffect {}

    /** Submit, now; this comes once at most (invariant 5). */
    record Submit() implements SubmitEffect {}

    /** Tell the session that there will be no submit. */
    record DropSubmit() implements SubmitEffect {}

    /** Write what came of the push. */
    record Settle(PushOutcome outcome) implements SubmitEffect {}
}
