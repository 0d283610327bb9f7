package io.strowger.dialect;

import io.strowger.core.model.Screen;
import io.strowger.core.session.SessionEvent;

/**
 * What a network says of a subscriber, whatever its dialect.
 *
 * @param mobile the subscriber's number as the network writes it
 * @param dialogueId the network's id of the session
 * @param sequence the network's number of this message, 0 when it gives none
 * @param text the dial string, the reply, or the cause of an abort
 * @param context what the dialect needs of the message for {@link NetworkDialect#write(
 *     NetworkMessage, Screen)}, in a form of its own, or empty
 * @param operator the subscriber's operator in the network's words, or empty when it names none
 */
public record NetworkMessage(
        Kind kind,
        String mobile,
        String dialogueId,
        int sequence,
        String text,
        String context,
        String operator) {

    /** The cause of an abort when the network's own time was over. */
    public static final String TIMED_OUT = SessionEvent.NetworkAborted.TIMED_OUT;

    /** What happened. */
    public enum Kind {
        DIALLED,
        REPLIED,
        CANCELLED,
        ABORTED
    }

    /** A message of a dialect that names no operator. */
    public NetworkMessage(
            Kind kind,
            String mobile,
            String dialogueId,
            int sequence,
            String text,
            String context) {
        this(kind, mobile, dialogueId, sequence, text, context, "");
    }

    @Override
    public String toString() {
        return "NetworkMessage[" + kind + "]";
    }
}
