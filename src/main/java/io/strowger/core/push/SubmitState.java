package io.strowger.core.push;

/**
 * What the process that submits a push knows beside what is written of it.
 *
 * <pre>
 *   Waiting ── submit due ──▶ Preparing ── noted in time ──▶ Submitted ── session gave up ──▶ Unanswered
 *      │                          │                            │                                │
 *      │ session answered         │ session answered,          │ network answered,              │ the same
 *      │                          │ not noted, too late        │ session answered               │
 *      ▼                          ▼                            ▼                                ▼
 *   Settled: as what it was, accepted, refused or unknown; what is unknown may be accepted yet
 *
 *   Waiting ── session answered first ──▶ Overtaken ── submit due ──▶ Settled
 * </pre>
 */
public sealed interface SubmitState {

    /** The price is held; no screen is there yet. */
    record Waiting() implements SubmitState {}

    /**
     * It is being noted durably that the submit is about to leave; it has not left.
     *
     * @param submitBy epoch milliseconds from which on nobody waits for it
     */
    record Preparing(long submitBy) implements SubmitState {}

    /** It has left, and the network has not answered. */
    record Submitted() implements SubmitState {}

    /** The session has given up, and the network may still answer. */
    record Unanswered() implements SubmitState {}

    /**
     * The session has answered for a submit that is still on its way here, as steps are acted on by
     * several loops: it is dropped when it comes, and has to be waited for until then.
     */
    record Overtaken(PushOutcome outcome) implements SubmitState {}

    /** What came of it is known, or nobody is left who could tell. */
    record Settled(PushOutcome outcome) implements SubmitState {}
}
