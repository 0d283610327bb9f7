package io.strowger.bus;

import io.strowger.core.model.SessionKey;

/**
 * What a subscriber did, on its way to the session.
 *
 * @param dialogueId the network's id of the session
 * @param sequence the network's number of this input, 0 when it gives none
 * @param text the dial string, the reply, or the cause of an abort
 * @param operator the subscriber's operator in the network's words, or empty when it names none
 */
public record NetworkRequest(
        Kind kind, SessionKey key, String dialogueId, int sequence, String text, String operator) {

    /** What happened. */
    public enum Kind {
        DIALLED,
        REPLIED,
        CANCELLED,
        ABORTED
    }

    /** One of a network whose subscribers are all of one operator. */
    public NetworkRequest(Kind kind, SessionKey key, String dialogueId, int sequence, String text) {
        this(kind, key, dialogueId, sequence, text, "");
    }

    @Override
    public String toString() {
        return "NetworkRequest[" + kind + ", " + key.msisdn() + "]";
    }
}
