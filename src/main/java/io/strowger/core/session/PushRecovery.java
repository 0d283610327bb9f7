package io.strowger.core.session;

import static io.strowger.core.model.EndReason.SUPERSEDED;

import io.strowger.core.model.Screen;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.session.Effect.CloseLeg;
import io.strowger.core.session.SessionEvent.RecoveryDialled;
import io.strowger.core.session.SessionState.Absent;
import io.strowger.core.session.SessionState.AwaitingApplication;
import io.strowger.core.session.SessionState.AwaitingNetwork;
import io.strowger.core.session.SessionState.AwaitingSubscriber;
import io.strowger.core.session.SessionState.Ended;
import io.strowger.core.session.SessionState.HandingOver;
import io.strowger.core.session.SessionState.Live;
import io.strowger.core.session.SessionState.Parted;
import io.strowger.core.session.SessionState.Suspended;
import org.jspecify.annotations.Nullable;

/** How a push goes on in the dialogue in which its recovery code was dialled; that works once. */
final class PushRecovery {

    private final SessionEnd endings;

    PushRecovery(SessionEnd endings) {
        this.endings = endings;
    }

    /** Where the session goes on; null when the code leads nowhere. */
    @Nullable Transition recovered(SessionState state, RecoveryDialled event, long now) {
        return switch (state) {
            case Live live when live.session().id().equals(event.session()) ->
                    live.session().hasDialogue() ? moved(live, event, now) : null;
            case Ended ended when ended.id().equals(event.session()) -> null;
            case Live other -> anew(event, now, endings.hungUp(other, SUPERSEDED, "", now));
            case Ended _, Absent _ -> anew(event, now, Transition.to(state));
        };
    }

    private @Nullable Transition moved(Live live, RecoveryDialled event, long now) {
        Session session = live.session().recoveredIn(event.dialogueId(), event.dial().dialString());
        SessionCounters tally = live.tally().inNewDialogue();
        return switch (live) {
            case Suspended s -> shown(session, tally, s.shown(), s.clientState(), now);
            case AwaitingSubscriber s ->
                    left(live, event).then(shown(session, tally, s.shown(), s.clientState(), now));
            case AwaitingApplication s ->
                    left(live, event)
                            .then(
                                    Transition.to(
                                            new AwaitingApplication(
                                                    session,
                                                    tally,
                                                    s.clientState(),
                                                    s.answerBy())));
            case Parted s ->
                    Transition.to(
                            new AwaitingApplication(session, tally, s.clientState(), s.answerBy()));
            case HandingOver s ->
                    left(live, event)
                            .then(
                                    Transition.to(
                                            new HandingOver(
                                                    session, tally, s.last(), s.storeBy())));
            case AwaitingNetwork _ -> null;
        };
    }

    /** The dialogue before is closed, unless its network gives the new one the same name. */
    private static Transition left(Live live, RecoveryDialled event) {
        Session session = live.session();
        return session.dialogueId().equals(event.dialogueId())
                ? Transition.to(live)
                : Transition.to(live, closed(session));
    }

    /** The session from its first screen, which its application had given for the first hop. */
    private @Nullable Transition anew(RecoveryDialled event, long now, Transition before) {
        RecoverablePush kept = event.kept();
        if (kept == null) {
            return null;
        }
        Session session =
                new Session(
                        event.session(),
                        event.key(),
                        event.dialogueId(),
                        Session.Origin.NETWORK_INITIATED,
                        event.network(),
                        kept.application().withoutRecovery(),
                        kept.code(),
                        event.dial().dialString(),
                        kept.begunAt());
        SessionCounters tally = SessionCounters.NONE.began("");
        return before.then(shown(session, tally, kept.first(), kept.clientState(), now));
    }

    private Transition shown(
            Session session, SessionCounters tally, Screen screen, String clientState, long now) {
        Session awake = session.awakeIn(session.dialogueId(), now);
        return screen.expectsReply()
                ? Screens.showing(awake, tally, screen, clientState, now)
                : endings.completed(awake, tally, screen, clientState, now);
    }

    private static CloseLeg closed(Session session) {
        String over = session.application().texts().of(SubscriberText.SESSION_OVER);
        return new CloseLeg(session.key(), session.dialogueId(), session.id(), Screen.last(over));
    }
}
