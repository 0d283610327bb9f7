package io.strowger.core.push;

/**
 * What is written of a push: where it stands with its money. Times are epoch milliseconds.
 *
 * <pre>
 *   Asked ── held ──▶ Held ── submit prepared ──▶ Submitting ── unanswered, too long ──▶ Unknown
 *                      │ refused, abandoned,        │      │                          │    │  │
 *                      │ too long                   │      │ refused          refused │    │  │ too long
 *                      ▼                            │      ▼                          │    │  ▼
 *                   Released ◀──────────────────────┼─ Released ◀─────────────────────┘    │ Flagged
 *                                                   │ accepted, subscriber replied         │
 *                                                   ▼                                      │
 *                                               Committed ◀── accepted, subscriber replied ┘
 * </pre>
 */
public sealed interface PushState {

    /** Its price is held. */
    sealed interface Open extends PushState {}

    /** Its submit may have left: it is never sent again. */
    sealed interface MaybeSent extends Open {}

    /** Nothing is written of it yet. */
    record Asked() implements PushState {}

    /** The price is held, and nothing has left. */
    record Held(long askedAt) implements Open {}

    /** The submit is about to leave, or has left. Whoever dies now leaves it to the sweep. */
    record Submitting(long askedAt, long preparedAt) implements MaybeSent {}

    /** Nobody knows what the network has made of it. */
    record Unknown(long askedAt) implements MaybeSent {}

    /** The network has it, and it is paid. */
    record Committed() implements PushState {}

    /** It was certainly not sent, and the price went back. */
    record Released() implements PushState {}

    /** It stayed unknown for too long: the price went back, and the operator settles it. */
    record Flagged() implements PushState {}
}
