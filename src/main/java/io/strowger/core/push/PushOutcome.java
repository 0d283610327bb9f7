package io.strowger.core.push;

/** What became of a push: its submit's outcome, or that it was never begun. */
public sealed interface PushOutcome permits SubmitOutcome, PushOutcome.NotBegun {

    /** There was no session for it, and nothing was tried: it may be asked for again. */
    enum NotBegun implements PushOutcome {
        /** The subscriber is in another session. */
        SUBSCRIBER_BUSY,
        /** The router takes no more, or could not read what stands at the subscriber's place. */
        NOT_ADMITTED
    }

    /** The value of the metric label {@code outcome}. */
    default String label() {
        return switch (this) {
            case SubmitOutcome.Accepted _ -> "accepted";
            case SubmitOutcome.Refused _ -> "refused";
            case SubmitOutcome.Unknown() -> "unknown";
            case NotBegun.SUBSCRIBER_BUSY -> "subscriber_busy";
            case NotBegun.NOT_ADMITTED -> "not_admitted";
        };
    }
}
