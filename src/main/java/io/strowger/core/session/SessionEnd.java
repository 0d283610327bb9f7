package io.strowger.core.session;

import static io.strowger.core.model.EndReason.APPLICATION_CIRCUIT_OPEN;
import static io.strowger.core.model.EndReason.APPLICATION_OVERLOADED;
import static io.strowger.core.model.EndReason.COMPLETED;
import static io.strowger.core.model.EndReason.NETWORK_ABORTED;
import static io.strowger.core.model.EndReason.NETWORK_REFUSED;
import static io.strowger.core.model.EndReason.NOT_DELIVERED;
import static io.strowger.core.model.EndReason.OVERLOADED;
import static io.strowger.core.model.EndReason.SESSION_TOO_LONG;
import static io.strowger.core.model.EndReason.SUBSCRIBER_CANCELLED;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.Effect.CloseLeg;
import io.strowger.core.session.Effect.ShowScreen;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Effect.WriteRecord;
import io.strowger.core.session.SessionEvent.Dialled;
import io.strowger.core.session.SessionEvent.FromNetwork;
import io.strowger.core.session.SessionState.AwaitingApplication;
import io.strowger.core.session.SessionState.AwaitingNetwork;
import io.strowger.core.session.SessionState.AwaitingSubscriber;
import io.strowger.core.session.SessionState.Ended;
import io.strowger.core.session.SessionState.HandingOver;
import io.strowger.core.session.SessionState.Live;
import io.strowger.core.session.SessionState.Parted;
import io.strowger.core.session.SessionState.Said;
import io.strowger.core.session.SessionState.Suspended;
import java.util.ArrayList;
import java.util.List;

/** How sessions end: one end, one last screen, at most one notice, one record (invariant 14). */
final class SessionEnd {

    private final SessionRules rules;

    SessionEnd(SessionRules rules) {
        this.rules = rules;
    }

    /** Nobody answers the dial: a final screen and a record. */
    Transition refused(SessionState before, Dialled event, EndReason reason, long now) {
        Screen last = Screen.last(event.network().texts().of(reason.text()));
        SessionCounters tally = SessionCounters.NONE.showed(last.text());
        SessionRecord record =
                new SessionRecord(
                        event.id(),
                        event.key(),
                        event.dialogueId(),
                        Session.Origin.MOBILE,
                        "",
                        "",
                        "",
                        tally,
                        now,
                        now,
                        reason,
                        "");
        SessionState next =
                reason == OVERLOADED || before instanceof Live
                        ? before // to remember refusals would add to the load
                        : new Ended(
                                event.id(),
                                event.key(),
                                event.dialogueId(),
                                event.dialString(),
                                "",
                                reason,
                                last,
                                Said.NOTHING,
                                now + rules.rememberEndedMillis());
        return Transition.to(
                next,
                new ShowScreen(event.key(), event.dialogueId(), event.id(), last),
                new WriteRecord(record));
    }

    /** The application said its last word. */
    Transition completed(
            Session session, SessionCounters tally, Screen last, String clientState, long now) {
        Transition end = delivered(session, tally, last, clientState, now);
        return Transition.to(end.next(), Screens.show(session, last)).then(end);
    }

    /** The last screen has already gone out. */
    Transition delivered(
            Session session, SessionCounters tally, Screen last, String clientState, long now) {
        Ended next = ended(session, COMPLETED, last, clientState, now);
        WriteRecord record =
                new WriteRecord(record(session, tally.showed(last.text()), COMPLETED, "", now));
        return session.application().toldOfItsEnds()
                ? Transition.to(
                        next,
                        new TellApplication(session, tally.hops() + 1, COMPLETED, clientState),
                        record)
                : Transition.to(next, record);
    }

    /** The dialogue is gone or another has taken its place: no screen can be shown on it. */
    Transition hungUp(Live live, EndReason reason, String detail, long now) {
        Screen last = text(live, reason);
        return end(live, live.tally(), reason, detail, last, now, false);
    }

    /** The subscriber sees a text that stands in for the screen that did not come. */
    Transition failed(Live live, EndReason reason, String detail, long now) {
        Screen last = text(live, reason);
        boolean shows = isReachable(live);
        SessionCounters tally = shows ? live.tally().showed(last.text()) : live.tally();
        return end(live, tally, reason, detail, last, now, shows);
    }

    /**
     * A deadline of the state, or of the session as a whole, has passed: the earlier one is the
     * reason, however late the timer is served.
     */
    Transition expired(Live live, EndReason reason, String detail, long now) {
        return live.until() < live.session().endsBy()
                ? failed(live, reason, detail, now)
                : failed(live, SESSION_TOO_LONG, "", now);
    }

    /** Whether a screen can be shown to the subscriber now. */
    private static boolean isReachable(Live live) {
        return switch (live) {
            case AwaitingApplication _, HandingOver _, AwaitingSubscriber _ ->
                    live.session().hasDialogue();
            case AwaitingNetwork _, Parted _, Suspended _ -> false;
        };
    }

    /** Nobody dialled in again. */
    Transition notResumed(Suspended suspended, long now) {
        return failed(suspended, NOT_DELIVERED, "not resumed", now);
    }

    /** For a request whose session is not, or no longer, there. */
    static ShowScreen over(FromNetwork event) {
        String text = event.network().texts().of(SubscriberText.SESSION_OVER);
        return new ShowScreen(event.key(), event.dialogueId(), SessionId.NONE, Screen.last(text));
    }

    /** For a hang-up of a dialogue that has no session. */
    static CloseLeg closed(FromNetwork event) {
        return new CloseLeg(event.key(), event.dialogueId(), SessionId.NONE, Screen.CLOSED);
    }

    private Transition end(
            Live live,
            SessionCounters tally,
            EndReason reason,
            String detail,
            Screen last,
            long now,
            boolean shows) {
        Session session = live.session();
        List<Effect> effects = new ArrayList<>(4);
        if (session.isUnansweredPush()) {
            effects.add(new AnswerPush(session.id(), outcome(live, reason)));
        } else if (shows) {
            effects.add(Screens.show(session, last));
        } else {
            effects.add(new CloseLeg(session.key(), session.dialogueId(), session.id(), last));
        }
        if (applicationKnows(session, tally, reason)) {
            effects.add(
                    new TellApplication(
                            session, tally.hops() + 1, reason, detail, clientState(live)));
        }
        effects.add(new WriteRecord(record(session, tally, reason, detail, now)));
        return new Transition(ended(session, reason, last, "", now), List.copyOf(effects));
    }

    /** A submit that may have left is refused only when the network says so (invariant 2). */
    private static SubmitOutcome outcome(Live live, EndReason reason) {
        return live instanceof AwaitingNetwork && reason != NETWORK_REFUSED
                ? new SubmitOutcome.Unknown()
                : new SubmitOutcome.Refused(reason.label());
    }

    /** At an open circuit or a full bulkhead the first hop never reached the application. */
    private static boolean applicationKnows(
            Session session, SessionCounters tally, EndReason reason) {
        boolean notAsked = reason == APPLICATION_CIRCUIT_OPEN || reason == APPLICATION_OVERLOADED;
        return !(notAsked && tally.hops() == 1) || gaveFirstScreen(session);
    }

    /** Whether the session is a push whose first screen is in the dialogue already. */
    private static boolean gaveFirstScreen(Session session) {
        return session.isPush() && session.hasDialogue();
    }

    private static String clientState(Live live) {
        return switch (live) {
            case AwaitingSubscriber s -> s.clientState();
            case AwaitingNetwork s -> s.clientState();
            case Suspended s -> s.clientState();
            case AwaitingApplication _, Parted _, HandingOver _ -> "";
        };
    }

    private Ended ended(
            Session session, EndReason reason, Screen last, String clientState, long now) {
        long forgetAt = now + rules.rememberEndedMillis();
        return new Ended(
                session.id(),
                session.key(),
                session.dialogueId(),
                isOfNetwork(reason) ? "" : session.dialString(),
                session.application().account(),
                reason,
                last,
                Said.by(session, clientState),
                forgetAt);
    }

    /** Whether the network has used the name of the dialogue up and may give it to another. */
    private static boolean isOfNetwork(EndReason reason) {
        return reason == SUBSCRIBER_CANCELLED || reason == NETWORK_ABORTED;
    }

    private static Screen text(Live live, EndReason reason) {
        return Screen.last(live.session().application().texts().of(reason.text()));
    }

    private static SessionRecord record(
            Session session, SessionCounters tally, EndReason reason, String detail, long now) {
        return new SessionRecord(
                session.id(),
                session.key(),
                session.dialogueId(),
                session.origin(),
                session.application().id(),
                session.application().account(),
                session.code().wire(),
                tally,
                session.begunAt(),
                now,
                reason,
                detail(tally, detail));
    }

    private static String detail(SessionCounters tally, String detail) {
        if (tally.askedAgain() == 0) {
            return detail;
        }
        String again = "hops asked again: " + tally.askedAgain();
        return detail.isEmpty() ? again : detail + "; " + again;
    }
}
