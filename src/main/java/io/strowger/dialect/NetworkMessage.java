package io.strowger.dialect;

import io.strowger.core.model.Screen;

/**
 * What a network says of a subscriber, whatever its dialect.
 *
 * @param mobile the subscriber's number as the network writes it
 * @param dialogueId the network's id of the session
 * @param sequence the network's number of this message, 0 when it gives none
 * @param text the dial string, the reply, or the cause of an abort
 * @param context what the dialect needs of the message for {@link NetworkDialect#write(
 *     NetworkMessage, Screen)}, in a form of its own, or empty
 */
public record NetworkMessage(
        Kind kind, String mobile, String dialogueId, int sequence, String text, String context) {

    /** What happened. */
    public enum Kind {
        DIALLED,
        REPLIED,
        CANCELLED,
        ABORTED
    }

    /** A message of a dialect whose answers need nothing else of it. */
    public NetworkMessage(Kind kind, String mobile, String dialogueId, int sequence, String text) {
        this(kind, mobile, dialogueId, sequence, text, "");
    }

    @Override
    public String toString() {
        return "NetworkMessage[" + kind + "]";
    }
}
