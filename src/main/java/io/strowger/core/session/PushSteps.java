package io.strowger.core.session;

import static io.strowger.core.model.EndReason.NOT_DELIVERED;

import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.push.SubmitOutcome.Accepted;
import io.strowger.core.push.SubmitOutcome.Unknown;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.Effect.SettleShownPush;
import io.strowger.core.session.SessionEvent.NotDelivered;
import io.strowger.core.session.SessionEvent.Replied;
import io.strowger.core.session.SessionState.AwaitingNetwork;
import io.strowger.core.session.SessionState.AwaitingSubscriber;
import io.strowger.core.session.SessionState.Suspended;

/** What becomes of a screen that the network is asked to show without an open request. */
final class PushSteps {

    private final SessionEnd endings;

    PushSteps(SessionEnd endings) {
        this.endings = endings;
    }

    Transition accepted(AwaitingNetwork pushed, String dialogueId, long now) {
        Session session = pushed.session().inDialogue(dialogueId);
        return taken(session, pushed.tally(), pushed.first(), pushed.clientState(), now);
    }

    /** Nobody knew what had become of the submit, and now something shows it. */
    Transition accepted(Suspended pushed, String dialogueId, long now) {
        Session session = pushed.session().awakeIn(dialogueId, now);
        return taken(session, pushed.tally(), pushed.shown(), pushed.clientState(), now);
    }

    private Transition taken(
            Session session, SessionCounters tally, Screen first, String clientState, long now) {
        SessionCounters anew = tally.inNewDialogue();
        Transition shown =
                first.expectsReply()
                        ? Transition.to(reading(session, anew, first, clientState, now))
                        : endings.delivered(session, anew, first, clientState, now);
        if (!session.isPush()) {
            return shown;
        }
        AnswerPush answer = new AnswerPush(session.id(), new Accepted(session.dialogueId()));
        return Transition.to(shown.next(), answer).then(shown);
    }

    private static AwaitingSubscriber reading(
            Session session, SessionCounters tally, Screen screen, String clientState, long now) {
        return new AwaitingSubscriber(
                session,
                tally.showed(screen.text()),
                screen,
                clientState,
                now + session.application().replyWithinMillis());
    }

    /**
     * Whether an event comes from the dialogue that a submit asked for, by the name that we gave
     * it: the network has taken the submit. An end shows nothing: a network may tell of it before
     * it answers that it refused.
     */
    static boolean shows(Session submitted, SessionEvent event) {
        return switch (event) {
            case Replied e -> isNamed(submitted, e.dialogueId());
            case NotDelivered e -> isNamed(submitted, e.dialogueId());
            case SessionEvent _ -> false;
        };
    }

    /**
     * A reply that no session takes. The dialogue of a push has the name of its session, so that it
     * may show that a push had arrived whose session is gone, as after a crash.
     */
    static Transition shown(Transition answer, Replied reply) {
        SessionId push = SessionId.parseOrNull(reply.dialogueId());
        return push == null
                ? answer
                : answer.then(Transition.to(answer.next(), new SettleShownPush(push, reply.key())));
    }

    private static boolean isNamed(Session submitted, String dialogueId) {
        return submitted.id().hex().equals(dialogueId);
    }

    /**
     * The submit may have left: it is never sent again, and the subscriber of a push may yet
     * answer. Who was put off has been shown nothing that anybody knows of.
     */
    Transition unanswered(AwaitingNetwork pushed, long now) {
        if (!pushed.session().isPush()) {
            return endings.expired(pushed, NOT_DELIVERED, "submit not answered", now);
        }
        Session session = pushed.session().inDialogue(pushed.session().id().hex());
        long mayReplyUntil = now + session.application().replyWithinMillis();
        return Transition.to(
                new Suspended(
                        session,
                        pushed.tally(),
                        pushed.first(),
                        pushed.clientState(),
                        new Unknown(),
                        Math.max(session.recoverableUntil(), mayReplyUntil)),
                new AnswerPush(session.id(), new Unknown()));
    }
}
