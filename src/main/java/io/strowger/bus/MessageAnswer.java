package io.strowger.bus;

/** What came of a {@link MessageRequest}. */
public record MessageAnswer(Outcome outcome) {

    /** The three ways it can go. */
    public enum Outcome {
        /** A network took the message. */
        TAKEN,

        /** Certainly no network took it. */
        REFUSED,

        /** It may have left; it is never sent again. */
        UNKNOWN
    }
}
