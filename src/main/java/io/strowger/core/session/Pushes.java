package io.strowger.core.session;

import static io.strowger.core.model.EndReason.NOT_DELIVERED;

import io.strowger.core.model.Screen;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.Effect.PushOutcome;
import io.strowger.core.session.SessionEvent.RecoveryDialled;
import io.strowger.core.session.SessionState.AwaitingNetwork;
import io.strowger.core.session.SessionState.AwaitingSubscriber;
import io.strowger.core.session.SessionState.Suspended;

/** What becomes of a screen that the network is asked to show without an open request. */
final class Pushes {

    private final Endings endings;

    Pushes(Endings endings) {
        this.endings = endings;
    }

    Transition accepted(AwaitingNetwork pushed, String dialogueId, long now) {
        AnswerPush answer = new AnswerPush(pushed.session().id(), PushOutcome.ACCEPTED);
        Session session = pushed.session().inDialogue(dialogueId);
        if (!pushed.first().expectsReply()) {
            Transition end =
                    endings.delivered(
                            session, pushed.tally(), pushed.first(), pushed.clientState(), now);
            return Transition.to(end.next(), answer).then(end);
        }
        Tally tally = pushed.tally().showed(pushed.first().text());
        long replyBy = now + session.application().replyWithinMillis();
        return Transition.to(
                new AwaitingSubscriber(
                        session, tally, pushed.first(), pushed.clientState(), replyBy),
                answer);
    }

    /** The submit may have left: it is never sent again, and the subscriber may yet answer. */
    Transition unanswered(AwaitingNetwork pushed, long now) {
        AnswerPush answer = new AnswerPush(pushed.session().id(), PushOutcome.UNKNOWN);
        Session session = pushed.session().inDialogue(pushed.session().id().hex());
        long expiresAt = now + waitsForRecovery(session);
        Suspended next =
                new Suspended(
                        session, pushed.tally(), pushed.first(), pushed.clientState(), expiresAt);
        return Transition.to(next, answer);
    }

    private static long waitsForRecovery(Session session) {
        return Math.max(
                session.application().recoverWithinMillis(),
                session.application().replyWithinMillis());
    }

    Transition notDelivered(AwaitingSubscriber reading, String cause, long now) {
        long life = reading.session().application().recoverWithinMillis();
        if (life == 0) {
            return endings.hungUp(reading, NOT_DELIVERED, cause, now);
        }
        return Transition.to(
                new Suspended(
                        reading.session(),
                        reading.tally(),
                        reading.shown(),
                        reading.clientState(),
                        now + life));
    }

    Transition resumed(Suspended suspended, RecoveryDialled event, long now) {
        Session session = suspended.session().resumedIn(event.dialogueId(), now);
        Tally tally = suspended.tally().inNewDialogue();
        Screen screen = suspended.shown();
        return screen.expectsReply()
                ? Screens.showing(session, tally, screen, suspended.clientState(), now)
                : endings.completed(session, tally, screen, suspended.clientState(), now);
    }

    /** The screen had arrived after all. */
    static AwaitingSubscriber reading(Suspended suspended, long now) {
        Session session = suspended.session();
        return new AwaitingSubscriber(
                session.resumedIn(session.dialogueId(), now),
                suspended.tally(),
                suspended.shown(),
                suspended.clientState(),
                now + session.application().replyWithinMillis());
    }
}
