package io.strowger.core.session;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.session.SessionEvent.Dialled;

/**
 * What stays true of a session from its first digit to its record.
 *
 * @param id ours, told to the application
 * @param key the subscriber on his network
 * @param dialogueId the network's own idea of the session
 * @param origin who began it
 * @param network the network's terms at the beginning
 * @param application the application's terms at the beginning
 * @param code the service code that was matched
 * @param dialString what was dialled, whole, by which the same dial is known again; empty when no
 *     dial of this dialogue is a repetition: the application began, or the network has ended it
 * @param begunAt epoch milliseconds
 * @param endsBy when the session as a whole is over its time, in epoch milliseconds
 */
public record Session(
        SessionId id,
        SessionKey key,
        String dialogueId,
        Origin origin,
        NetworkTerms network,
        ApplicationTerms application,
        ServiceCode code,
        String dialString,
        long begunAt,
        long endsBy) {

    /** The dialogue id of a push whose dialogue the network has not opened yet. */
    static final String NO_DIALOGUE = "";

    /** Who began a session: the subscriber (MO) or the application (MT, network-initiated). */
    public enum Origin {
        MOBILE,
        NETWORK_INITIATED
    }

    /** A session that has all its time ahead. */
    public Session(
            SessionId id,
            SessionKey key,
            String dialogueId,
            Origin origin,
            NetworkTerms network,
            ApplicationTerms application,
            ServiceCode code,
            String dialString,
            long begunAt) {
        this(
                id,
                key,
                dialogueId,
                origin,
                network,
                application,
                code,
                dialString,
                begunAt,
                begunAt + application.sessionWithinMillis());
    }

    /** Whether there is, or was, a dialogue that a screen can be shown on. */
    public boolean hasDialogue() {
        return !dialogueId.isEmpty();
    }

    /**
     * Whether this dial is the one that it began with, which its network sends again. The same name
     * of a dialogue with another dial string is another dial.
     */
    boolean isBegunBy(Dialled dial) {
        return dialogueId.equals(dial.dialogueId()) && dialString.equals(dial.dialString());
    }

    /** Whether the application began it (MT, network-initiated). */
    boolean isPush() {
        return origin == Origin.NETWORK_INITIATED;
    }

    /** Whether a submit for it is the push that somebody waits to hear of. */
    boolean isUnansweredPush() {
        return isPush() && !hasDialogue();
    }

    /** Until when its recovery code is good, in epoch milliseconds; 0 when it has none. */
    long recoverableUntil() {
        long life = application.recoverWithinMillis();
        return isPush() && life > 0 ? begunAt + life : 0;
    }

    /** The same session on the dialogue that the network opened for it. */
    Session inDialogue(String dialogue) {
        return with(dialogue, "", application, endsBy);
    }

    /** The same session, whose network has ended the dialogue that the session has left. */
    Session closedByNetwork() {
        return with(dialogueId, "", application, endsBy);
    }

    /** The same session after it was suspended: its time begins anew. */
    Session awakeIn(String dialogue, long now) {
        return with(dialogue, dialString, application, now + application.sessionWithinMillis());
    }

    /** The same session on the dialogue in which its recovery code was used up. */
    Session recoveredIn(String dialogue, String dialled) {
        return with(dialogue, dialled, application.withoutRecovery(), endsBy);
    }

    /** The same session when it has been put off: that happens once. */
    Session putOff() {
        return with(dialogueId, dialString, application.withoutLateAnswer(), endsBy);
    }

    private Session with(String dialogue, String dialled, ApplicationTerms terms, long until) {
        return new Session(
                id, key, dialogue, origin, network, terms, code, dialled, begunAt, until);
    }

    /** Names the session and hides the number, the dial string and the network's id. */
    @Override
    public String toString() {
        return "Session[" + id + ", " + key.msisdn() + ", " + application.id() + "]";
    }
}
