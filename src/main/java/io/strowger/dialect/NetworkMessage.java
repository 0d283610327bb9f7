package io.strowger.dialect;

/**
 * What a network says of a subscriber, whatever its dialect.
 *
 * @param mobile the subscriber's number as the network writes it
 * @param dialogueId the network's id of the session
 * @param sequence the network's number of this message, 0 when it gives none
 * @param text the dial string, the reply, or the cause of an abort
 */
public record NetworkMessage(
        Kind kind, String mobile, String dialogueId, int sequence, String text) {

    /** What happened. */
    public enum Kind {
        DIALLED,
        REPLIED,
        CANCELLED,
        ABORTED
    }

    @Override
    public String toString() {
        return "NetworkMessage[" + kind + "]";
    }
}
