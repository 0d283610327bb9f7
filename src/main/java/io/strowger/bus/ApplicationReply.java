package io.strowger.bus;

import io.strowger.core.model.EndReason;
import io.strowger.core.session.Answer;

/**
 * What came of asking an application.
 *
 * @param outcome the answer or the failure
 * @param nanos how long the application took
 * @param again whether it was asked twice, because its connection was closed under the first
 *     request
 */
public record ApplicationReply(Outcome outcome, long nanos, boolean again) {

    /** The two ways it can go. */
    public sealed interface Outcome {

        /** The application gave an answer that could be read. */
        record Answered(Answer answer) implements Outcome {}

        /** It did not; {@code detail} says what exactly, for the record. */
        record Failed(EndReason reason, String detail) implements Outcome {}
    }
}
