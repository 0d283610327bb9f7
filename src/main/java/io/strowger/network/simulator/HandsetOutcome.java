package io.strowger.network.simulator;

/** What came of a dial or a reply. */
sealed interface HandsetOutcome {

    /** The router's screen. */
    record Answered(HandsetView.Shown shown) implements HandsetOutcome {}

    /** It did not get through. */
    record Refused(HandsetRefusal refusal) implements HandsetOutcome {}
}
