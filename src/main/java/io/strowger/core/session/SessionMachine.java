package io.strowger.core.session;

import static io.strowger.core.model.EndReason.APPLICATION_TIMED_OUT;
import static io.strowger.core.model.EndReason.APPLICATION_UNREADABLE;
import static io.strowger.core.model.EndReason.CHECKOUT_FAILED;
import static io.strowger.core.model.EndReason.NETWORK_REFUSED;
import static io.strowger.core.model.EndReason.SHUT_DOWN;
import static io.strowger.core.model.EndReason.SUPERSEDED;

import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.push.PushOutcome;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.Effect.CountLateAnswer;
import io.strowger.core.session.Effect.ShowScreen;
import io.strowger.core.session.Effect.StoreCheckout;
import io.strowger.core.session.SessionEvent.ApplicationAnswered;
import io.strowger.core.session.SessionEvent.ApplicationFailed;
import io.strowger.core.session.SessionEvent.Cancelled;
import io.strowger.core.session.SessionEvent.CheckoutRefused;
import io.strowger.core.session.SessionEvent.CheckoutStored;
import io.strowger.core.session.SessionEvent.DeadlinePassed;
import io.strowger.core.session.SessionEvent.Dialled;
import io.strowger.core.session.SessionEvent.FromNetwork;
import io.strowger.core.session.SessionEvent.NetworkAborted;
import io.strowger.core.session.SessionEvent.NetworkAccepted;
import io.strowger.core.session.SessionEvent.NetworkRefused;
import io.strowger.core.session.SessionEvent.NotDelivered;
import io.strowger.core.session.SessionEvent.PushRequested;
import io.strowger.core.session.SessionEvent.RecoveryDialled;
import io.strowger.core.session.SessionEvent.Replied;
import io.strowger.core.session.SessionEvent.ScreenOffered;
import io.strowger.core.session.SessionEvent.ShutDown;
import io.strowger.core.session.SessionState.Absent;
import io.strowger.core.session.SessionState.AwaitingApplication;
import io.strowger.core.session.SessionState.AwaitingNetwork;
import io.strowger.core.session.SessionState.AwaitingSubscriber;
import io.strowger.core.session.SessionState.Ended;
import io.strowger.core.session.SessionState.HandingOver;
import io.strowger.core.session.SessionState.Live;
import io.strowger.core.session.SessionState.Parted;
import io.strowger.core.session.SessionState.Suspended;

/**
 * The rules of a session as a pure function: (state, event, now) → (next state, effects). The
 * drawing of the states is at {@link SessionState}.
 *
 * <p>A deadline that has passed is acted on before whatever comes after it, so that the outcome
 * does not depend on how soon a timer is served.
 */
public final class SessionMachine {

    private final SessionStart beginnings;
    private final SessionEnd endings;
    private final PushSteps pushes;
    private final Suspensions suspensions;
    private final PushRecovery recoveries;
    private final LateAnswers lateness;
    private final SessionRules rules;

    public SessionMachine(SessionRules rules) {
        this.rules = rules;
        this.endings = new SessionEnd(rules);
        this.pushes = new PushSteps(endings);
        this.suspensions = new Suspensions(endings);
        this.recoveries = new PushRecovery(endings);
        AnswerDeadlines patience = new AnswerDeadlines(rules);
        this.beginnings = new SessionStart(rules, patience, endings);
        this.lateness = new LateAnswers(patience, beginnings, endings);
    }

    /**
     * Decides one step.
     *
     * @param now epoch milliseconds
     */
    public Transition on(SessionState state, SessionEvent event, long now) {
        if (now >= state.dueAt() && !(event instanceof DeadlinePassed)) {
            Transition expired = decide(state, new DeadlinePassed(), now);
            return expired.then(decide(expired.next(), event, now));
        }
        return decide(state, event, now);
    }

    private record Step(SessionState state, SessionEvent event) {}

    private Transition decide(SessionState state, SessionEvent event, long now) {
        return switch (new Step(state, event)) {
            case Step(AwaitingNetwork s, SessionEvent e) when PushSteps.shows(s.session(), e) -> {
                Transition taken = pushes.accepted(s, s.session().id().hex(), now);
                yield taken.then(decide(taken.next(), e, now));
            }
            case Step(Suspended s, SessionEvent e)
                    when s.submit() instanceof SubmitOutcome.Unknown
                            && PushSteps.shows(s.session(), e) -> {
                Transition taken = pushes.accepted(s, s.session().dialogueId(), now);
                yield taken.then(decide(taken.next(), e, now));
            }

            case Step(Live live, Dialled e) when live.session().isBegunBy(e) -> repeated(live);
            case Step(Live live, Dialled e) when Suspensions.isSpared(live, e, now) ->
                    beginnings.dialled(live, e, now);
            case Step(Live live, Dialled e) -> {
                Transition end = endings.hungUp(live, SUPERSEDED, "", now);
                yield end.then(beginnings.dialled(end.next(), e, now));
            }
            case Step(Ended ended, Dialled e) when ended.isRepeatedBy(e) -> repeated(ended, e);
            case Step(Ended ended, Dialled e) -> beginnings.dialled(ended, e, now);
            case Step(Absent absent, Dialled e) -> beginnings.dialled(absent, e, now);

            case Step(Live live, PushRequested e) -> Transition.to(live, busy(e));
            case Step(Ended _, PushRequested e) -> beginnings.pushRequested(e, now);
            case Step(Absent _, PushRequested e) -> beginnings.pushRequested(e, now);

            case Step(Live live, RecoveryDialled e) when live.session().isBegunBy(e.dial()) ->
                    repeated(live);
            case Step(Ended ended, RecoveryDialled e) when ended.isRepeatedBy(e.dial()) ->
                    repeated(ended, e);
            case Step(SessionState s, RecoveryDialled e) -> {
                Transition recovered = recoveries.recovered(s, e, now);
                yield recovered == null ? decide(s, e.dial(), now) : recovered;
            }

            case Step(Live live, Replied e) when isOf(live, e) && hasHeard(live, e) ->
                    repeated(live);
            case Step(AwaitingSubscriber s, Replied e) when isOf(s, e) -> replied(s, e, now);
            case Step(Suspended s, Replied e) when isOf(s, e) ->
                    replied(Suspensions.reading(s, now), e, now);
            case Step(Live live, Replied e) when isOf(live, e) -> repeated(live);
            case Step(Ended ended, Replied e) when isOf(ended, e) ->
                    PushSteps.shown(repeated(ended, e), e);
            case Step(SessionState s, Replied e) ->
                    PushSteps.shown(Transition.to(s, SessionEnd.over(e)), e);

            case Step(Live live, Cancelled e) when isOf(live, e) ->
                    suspensions.cancelled(live, e, now);
            case Step(Ended ended, Cancelled e) when isOf(ended, e) ->
                    Transition.to(ended.closedByNetwork(), SessionEnd.closed(e));
            case Step(SessionState s, Cancelled e) -> Transition.to(s, SessionEnd.closed(e));

            case Step(Live live, NetworkAborted e) when isOf(live, e) ->
                    suspensions.aborted(live, e, now);
            case Step(Ended ended, NetworkAborted e) when isOf(ended, e) ->
                    Transition.to(ended.closedByNetwork(), SessionEnd.closed(e));
            case Step(SessionState s, NetworkAborted e) -> Transition.to(s, SessionEnd.closed(e));

            case Step(AwaitingApplication s, ApplicationAnswered e) when isOf(s, e) ->
                    answered(s.counting(e), e.answer(), now);
            case Step(Parted s, ApplicationAnswered e) when isOf(s, e) ->
                    lateness.answered(s.counting(e), e.answer(), now);
            case Step(SessionState s, ApplicationAnswered _) ->
                    Transition.to(s, new CountLateAnswer());

            case Step(Live live, ScreenOffered e) when e.isFor(live.session()) ->
                    offered(live, e, now);
            case Step(Ended ended, ScreenOffered e) -> Transition.to(ended, Offers.late(ended, e));
            case Step(SessionState s, ScreenOffered e) -> Transition.to(s, Offers.noSession(e));

            case Step(Live s, ApplicationFailed e) when isAsked(s, e.session(), e.hop()) ->
                    endings.failed(s.counting(e), e.reason(), e.detail(), now);
            case Step(SessionState s, ApplicationFailed _) -> Transition.to(s);

            case Step(HandingOver s, CheckoutStored e) when isOf(s, e.session()) ->
                    endings.completed(s.session(), s.tally(), s.last(), "", now);
            case Step(SessionState s, CheckoutStored _) -> Transition.to(s);
            case Step(HandingOver s, CheckoutRefused e) when isOf(s, e.session()) ->
                    endings.failed(s, CHECKOUT_FAILED, "not stored", now);
            case Step(SessionState s, CheckoutRefused _) -> Transition.to(s);

            case Step(AwaitingNetwork s, NetworkAccepted e) when isOf(s, e.session()) ->
                    pushes.accepted(s, e.dialogueId(), now);
            case Step(Suspended s, NetworkAccepted e)
                    when isOf(s, e.session()) && s.submit() instanceof SubmitOutcome.Unknown ->
                    pushes.accepted(s, e.dialogueId(), now);
            case Step(SessionState s, NetworkAccepted _) -> Transition.to(s);
            case Step(AwaitingNetwork s, NetworkRefused e) when isOf(s, e.session()) ->
                    endings.failed(s, NETWORK_REFUSED, e.cause(), now);
            case Step(SessionState s, NetworkRefused _) -> Transition.to(s);

            case Step(AwaitingSubscriber s, NotDelivered e)
                    when s.session().dialogueId().equals(e.dialogueId()) ->
                    suspensions.notDelivered(s, e.cause(), now);
            case Step(SessionState s, NotDelivered _) -> Transition.to(s);

            case Step(SessionState s, DeadlinePassed _) when now < s.dueAt() -> Transition.to(s);
            case Step(Absent absent, DeadlinePassed _) -> Transition.to(absent);
            case Step(Ended _, DeadlinePassed _) -> Transition.to(Absent.INSTANCE);
            case Step(AwaitingNetwork s, DeadlinePassed _) -> pushes.unanswered(s, now);
            case Step(AwaitingApplication s, DeadlinePassed _) -> lateness.overdue(s, now);
            case Step(Parted s, DeadlinePassed _) ->
                    endings.expired(s, APPLICATION_TIMED_OUT, "", now);
            case Step(AwaitingSubscriber s, DeadlinePassed _) -> suspensions.unread(s, now);
            case Step(HandingOver s, DeadlinePassed _) ->
                    endings.expired(s, CHECKOUT_FAILED, "not stored in time", now);
            case Step(Suspended s, DeadlinePassed _) -> endings.notResumed(s, now);

            case Step(Live live, ShutDown _) -> endings.failed(live, SHUT_DOWN, "", now);
            case Step(SessionState s, ShutDown _) -> Transition.to(s);
        };
    }

    private static boolean isOf(Live live, FromNetwork event) {
        return live.session().dialogueId().equals(event.dialogueId());
    }

    private static boolean isOf(Ended ended, FromNetwork event) {
        return ended.dialogueId().equals(event.dialogueId());
    }

    private static boolean isOf(Live live, SessionId id) {
        return live.session().id().equals(id);
    }

    private static boolean isOf(Live asked, ApplicationAnswered event) {
        return isAsked(asked, event.session(), event.hop());
    }

    private static boolean isAsked(Live live, SessionId id, int hop) {
        boolean asked = live instanceof AwaitingApplication || live instanceof Parted;
        return asked && live.tally().hops() == hop && isOf(live, id);
    }

    private static boolean hasHeard(Live live, Replied reply) {
        return !reply.network().sequenceIgnored()
                && live.tally().hasHeard(reply.sequence(), reply.text());
    }

    /** The network asks again: it gets the screen of now, or waits with its first request. */
    private static Transition repeated(Live live) {
        return switch (live) {
            case AwaitingSubscriber s -> Transition.to(s, Screens.show(s.session(), s.shown()));
            case Suspended s -> Transition.to(s, Screens.show(s.session(), s.shown()));
            case Parted _, AwaitingNetwork _ ->
                    Transition.to(live, LateAnswers.farewell(live.session()));
            case AwaitingApplication _, HandingOver _ -> Transition.to(live);
        };
    }

    private static Transition repeated(Ended ended, FromNetwork event) {
        return Transition.to(
                ended, new ShowScreen(event.key(), event.dialogueId(), ended.id(), ended.last()));
    }

    private static AnswerPush busy(PushRequested event) {
        return new AnswerPush(event.id(), PushOutcome.NotBegun.SUBSCRIBER_BUSY);
    }

    private Transition replied(AwaitingSubscriber reading, Replied event, long now) {
        Screen page = reading.shown().turned(event.text());
        if (page != null) {
            return turned(reading, page, event, now);
        }
        String reply = reading.shown().reply(event.text());
        if (reply == null) {
            return Screens.again(reading, event, now);
        }
        SessionCounters tally = reading.tally().heard(event.sequence(), event.text());
        return beginnings.ask(
                reading.session(), tally, new Input.Reply(reply), reading.clientState(), now);
    }

    /** The next page of a text: it is no hop, and the application is not asked. */
    private Transition turned(AwaitingSubscriber reading, Screen page, Replied event, long now) {
        SessionCounters tally = reading.tally().misheard(event.sequence(), event.text());
        return page.expectsReply()
                ? Screens.showing(reading.session(), tally, page, reading.clientState(), now)
                : endings.completed(reading.session(), tally, page, reading.clientState(), now);
    }

    private Transition answered(AwaitingApplication asked, Answer answer, long now) {
        return switch (answer) {
            case Answer.Show(Screen screen, String clientState) ->
                    answered(asked, screen, clientState, now);
            case Answer.Checkout _ when !asked.session().hasDialogue() ->
                    endings.failed(asked, APPLICATION_UNREADABLE, "item before a dialogue", now);
            case Answer.Checkout(Screen screen, String item) -> handOver(asked, screen, item, now);
            case Answer.Later() -> Transition.to(asked);
        };
    }

    private Transition answered(
            AwaitingApplication asked, Screen screen, String clientState, long now) {
        Session session = asked.session();
        if (!session.hasDialogue()) {
            return beginnings.submit(session, asked.tally(), screen, clientState, now);
        }
        if (!screen.expectsReply()) {
            return endings.completed(session, asked.tally(), screen, clientState, now);
        }
        return Screens.showing(session, asked.tally(), screen, clientState, now);
    }

    private Transition offered(Live live, ScreenOffered event, long now) {
        return switch (live) {
            case AwaitingApplication s -> {
                String clientState = event.clientStateFor(s.session(), s.clientState());
                yield taken(s, event, answered(s, event.screen(), clientState, now));
            }
            case Parted s -> {
                String clientState = event.clientStateFor(s.session(), s.clientState());
                yield taken(s, event, lateness.answered(s, event.screen(), clientState, now));
            }
            case AwaitingSubscriber _, AwaitingNetwork _, HandingOver _, Suspended _ ->
                    Transition.to(live, Offers.notNow(live, event));
        };
    }

    private static Transition taken(Live asked, ScreenOffered event, Transition next) {
        return Transition.to(next.next(), Offers.taken(asked.session(), event)).then(next);
    }

    private Transition handOver(AwaitingApplication asked, Screen screen, String item, long now) {
        long storeBy = now + rules.storeWithinMillis();
        return Transition.to(
                new HandingOver(asked.session(), asked.tally(), screen, storeBy),
                new StoreCheckout(asked.session(), asked.tally().hops(), item));
    }
}
