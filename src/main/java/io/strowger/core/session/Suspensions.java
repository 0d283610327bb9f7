package io.strowger.core.session;

import static io.strowger.core.model.EndReason.NETWORK_ABORTED;
import static io.strowger.core.model.EndReason.NOT_DELIVERED;
import static io.strowger.core.model.EndReason.SUBSCRIBER_CANCELLED;
import static io.strowger.core.model.EndReason.SUBSCRIBER_TIMED_OUT;

import io.strowger.core.model.Screen;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.SessionEvent.Cancelled;
import io.strowger.core.session.SessionEvent.Dialled;
import io.strowger.core.session.SessionEvent.NetworkAborted;
import io.strowger.core.session.SessionState.AwaitingApplication;
import io.strowger.core.session.SessionState.AwaitingNetwork;
import io.strowger.core.session.SessionState.AwaitingSubscriber;
import io.strowger.core.session.SessionState.HandingOver;
import io.strowger.core.session.SessionState.Live;
import io.strowger.core.session.SessionState.Parted;
import io.strowger.core.session.SessionState.Suspended;

/**
 * What becomes of a session whose dialogue is lost: a push with a good recovery code waits for its
 * subscriber, every other session ends (docs/protocols/push.md, "Recovery").
 */
final class Suspensions {

    private final SessionEnd endings;

    Suspensions(SessionEnd endings) {
        this.endings = endings;
    }

    Transition notDelivered(AwaitingSubscriber reading, String cause, long now) {
        return canBeResumed(reading, now)
                ? Transition.to(suspended(reading))
                : endings.hungUp(reading, NOT_DELIVERED, cause, now);
    }

    /** The subscriber hung up; where the session has left the dialogue that changes nothing. */
    Transition cancelled(Live live, Cancelled event, long now) {
        return switch (live) {
            case AwaitingSubscriber _, AwaitingApplication _, HandingOver _, Suspended _ ->
                    endings.hungUp(live, SUBSCRIBER_CANCELLED, "", now);
            case AwaitingNetwork s -> Transition.to(left(s), SessionEnd.closed(event));
            case Parted s -> Transition.to(left(s), SessionEnd.closed(event));
        };
    }

    /** The network ended the dialogue of a session. */
    Transition aborted(Live live, NetworkAborted event, long now) {
        return switch (live) {
            case AwaitingSubscriber s when canBeResumed(s, now) ->
                    Transition.to(suspended(s), SessionEnd.closed(event));
            case AwaitingApplication s when canBeResumed(s, now) ->
                    Transition.to(parted(s), SessionEnd.closed(event));
            case AwaitingSubscriber _, AwaitingApplication _, HandingOver _ ->
                    endings.hungUp(live, NETWORK_ABORTED, event.cause(), now);
            case Suspended s
                    when s.submit() instanceof SubmitOutcome.Unknown && !canBeResumed(s, now) ->
                    endings.hungUp(live, NETWORK_ABORTED, event.cause(), now);
            case AwaitingNetwork s -> Transition.to(left(s), SessionEnd.closed(event));
            case Parted s -> Transition.to(left(s), SessionEnd.closed(event));
            case Suspended _ -> Transition.to(live, SessionEnd.closed(event));
        };
    }

    /** The network may give the name of the dialogue to another from now on. */
    private static AwaitingNetwork left(AwaitingNetwork pushed) {
        return pushed.session().dialString().isEmpty()
                ? pushed
                : new AwaitingNetwork(
                        pushed.session().closedByNetwork(),
                        pushed.tally(),
                        pushed.first(),
                        pushed.clientState(),
                        pushed.submitBy());
    }

    private static Parted left(Parted asked) {
        return asked.session().dialString().isEmpty()
                ? asked
                : new Parted(
                        asked.session().closedByNetwork(),
                        asked.tally(),
                        asked.clientState(),
                        asked.answerBy());
    }

    /** The subscriber took too long; the first screen of a push he may never have seen. */
    Transition unread(AwaitingSubscriber reading, long now) {
        return reading.tally().hasHeardNothing() && canBeResumed(reading, now)
                ? Transition.to(suspended(reading))
                : endings.expired(reading, SUBSCRIBER_TIMED_OUT, "", now);
    }

    /** The screen that came after the dialogue was lost is shown when the subscriber dials in. */
    static Transition kept(Parted asked, Screen screen, String clientState) {
        return Transition.to(suspended(asked.session(), asked.tally(), screen, clientState));
    }

    /** Whether a refused dial leaves the session alone: a slip of the finger ends no push. */
    static boolean isSpared(Live live, Dialled dial, long now) {
        return dial.destination() instanceof Destination.Refused
                && switch (live) {
                    case Suspended _, Parted _ -> true;
                    case AwaitingApplication _,
                            AwaitingNetwork _,
                            AwaitingSubscriber _,
                            HandingOver _ ->
                            canBeResumed(live, now);
                };
    }

    /** The screen had arrived after all. */
    static AwaitingSubscriber reading(Suspended suspended, long now) {
        Session session = suspended.session();
        return new AwaitingSubscriber(
                session.awakeIn(session.dialogueId(), now),
                suspended.tally(),
                suspended.shown(),
                suspended.clientState(),
                now + session.application().replyWithinMillis());
    }

    private static boolean canBeResumed(Live live, long now) {
        return live.session().recoverableUntil() > now;
    }

    private static Parted parted(AwaitingApplication asked) {
        return new Parted(asked.session(), asked.tally(), asked.clientState(), asked.answerBy());
    }

    private static Suspended suspended(AwaitingSubscriber reading) {
        return suspended(
                reading.session(), reading.tally(), reading.shown(), reading.clientState());
    }

    private static Suspended suspended(
            Session session, SessionCounters tally, Screen screen, String clientState) {
        return new Suspended(
                session,
                tally,
                screen,
                clientState,
                new SubmitOutcome.Accepted(session.dialogueId()),
                session.recoverableUntil());
    }
}
