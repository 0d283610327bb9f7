package io.strowger.core.push;

/**
 * What became of a submit to a network: the one vocabulary, for screens and short messages, from
 * the connector to whoever asked.
 */
public sealed interface SubmitOutcome extends PushOutcome {

    /**
     * The network took it.
     *
     * @param dialogueId the network's name for it, or the one that it was given
     */
    record Accepted(String dialogueId) implements SubmitOutcome {}

    /**
     * The network certainly did not take it, or it certainly never left.
     *
     * @param cause in the network's words or the router's own
     */
    record Refused(String cause) implements SubmitOutcome {}

    /** The submit may have left; it is never sent again (invariant 5). */
    record Unknown() implements SubmitOutcome {}
}
