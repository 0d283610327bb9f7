package io.strowger.bus;

import org.jspecify.annotations.Nullable;

/** How questions and answers travel. */
sealed interface Envelope {

    /**
     * A question.
     *
     * @param number the caller's number of it, 0 when nobody waits for an answer
     * @param replyTo where the answer goes, empty likewise
     */
    record Question(long number, String replyTo, Record body) implements Envelope {}

    /**
     * An answer.
     *
     * @param body null when it failed
     * @param failure why it failed, empty when it did not
     */
    record Answer(long number, @Nullable Record body, String failure) implements Envelope {}
}
