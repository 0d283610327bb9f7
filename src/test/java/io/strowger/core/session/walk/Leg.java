package io.strowger.core.session.walk;

import io.strowger.core.model.SessionId;
import io.strowger.core.session.SessionEvent.Dialled;
import io.strowger.core.session.SessionEvent.FromNetwork;
import io.strowger.core.session.SessionEvent.RecoveryDialled;
import io.strowger.core.session.SessionState;

/**
 * An open request. That of a dial waits for its own session, or for the one that it repeats; every
 * other for any session of its dialogue.
 */
record Leg(String dialogueId, SessionId dialled, SessionId repeats) {

    static Leg of(FromNetwork request, SessionState next) {
        return switch (request) {
            case Dialled dial -> dialled(dial, next.sessionOf(dial));
            case RecoveryDialled e -> dialled(e.dial(), next.sessionOf(e.dial()));
            case FromNetwork e -> new Leg(e.dialogueId(), SessionId.NONE, SessionId.NONE);
        };
    }

    private static Leg dialled(Dialled dial, SessionId repeats) {
        return new Leg(dial.dialogueId(), dial.id(), repeats);
    }

    boolean isFor(String dialogue, SessionId session) {
        boolean own = dialled.equals(SessionId.NONE) || dialled.equals(session);
        return dialogueId.equals(dialogue) && (own || repeats.equals(session));
    }
}
