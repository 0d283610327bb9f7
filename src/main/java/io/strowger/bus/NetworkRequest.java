package io.strowger.bus;

import io.strowger.core.model.SessionKey;

/**
 * What a subscriber did, on its way to the session.
 *
 * @param dialogueId the network's id of the session
 * @param sequence the network's number of this input, 0 when it gives none
 * @param text the dial string, the reply, or the cause of an abort
 */
public record NetworkRequest(
        Kind kind, SessionKey key, String dialogueId, int sequence, String text) {

    /** What happened. */
    public enum Kind {
        DIALLED,
        REPLIED,
        CANCELLED,
        ABORTED
    }

    @Override
    public String toString() {
        return "NetworkRequest[" + kind + ", " + key.msisdn() + "]";
    }
}
