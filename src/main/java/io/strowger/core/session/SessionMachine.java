package io.strowger.core.session;

import static io.strowger.core.model.EndReason.*;

import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.session.Effect.*;
import io.strowger.core.session.SessionEvent.*;
import io.strowger.core.session.SessionState.*;

/**
 * The rules of a session as a pure function: (state, event, now) → (next state, effects). The
 * drawing of the states is at {@link SessionState}.
 *
 * <p>A deadline that has passed is acted on before whatever comes after it, so that the outcome
 * does not depend on how soon a timer is served.
 */
public final class SessionMachine {

    private final Beginnings beginnings;
    private final Endings endings;
    private final SessionRules rules;

    public SessionMachine(SessionRules rules) {
        this.rules = rules;
        this.endings = new Endings(rules);
        this.beginnings = new Beginnings(rules, endings);
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
            case Step(Live live, Dialled e) when isOf(live, e) -> repeated(live);
            case Step(Live live, Dialled e) ->
                    superseded(live, now).then(beginnings.dialled(e, now));
            case Step(Ended ended, Dialled e) when isOf(ended, e) -> repeated(ended, e);
            case Step(Ended _, Dialled e) -> beginnings.dialled(e, now);
            case Step(Absent _, Dialled e) -> beginnings.dialled(e, now);

            case Step(Live live, PushRequested e) -> Transition.to(live, busy(e));
            case Step(Ended _, PushRequested e) -> beginnings.pushRequested(e, now);
            case Step(Absent _, PushRequested e) -> beginnings.pushRequested(e, now);

            case Step(Suspended s, RecoveryDialled e) when s.session().id().equals(e.session()) ->
                    resumed(s, e, now);
            case Step(SessionState s, RecoveryDialled e) -> Transition.to(s, Endings.over(e));

            case Step(AwaitingSubscriber s, Replied e) when isOf(s, e) -> replied(s, e, now);
            case Step(Suspended s, Replied e) when isOf(s, e) -> decide(reading(s, now), e, now);
            case Step(Live live, Replied e) when isOf(live, e) -> Transition.to(live);
            case Step(Ended ended, Replied e) when isOf(ended, e) -> repeated(ended, e);
            case Step(SessionState s, Replied e) -> Transition.to(s, Endings.over(e));

            case Step(Live live, Cancelled e) when isOf(live, e) ->
                    endings.hungUp(live, SUBSCRIBER_CANCELLED, "", now);
            case Step(SessionState s, Cancelled e) -> Transition.to(s, Endings.closed(e));

            case Step(Suspended s, NetworkAborted e) when isOf(s, e) ->
                    Transition.to(s, Endings.closed(e));
            case Step(Live live, NetworkAborted e) when isOf(live, e) ->
                    endings.hungUp(live, NETWORK_ABORTED, e.cause(), now);
            case Step(SessionState s, NetworkAborted e) -> Transition.to(s, Endings.closed(e));

            case Step(AwaitingApplication s, ApplicationAnswered e) when isOf(s, e) ->
                    answered(s, e.answer(), now);
            case Step(SessionState s, ApplicationAnswered _) ->
                    Transition.to(s, new CountLateAnswer());

            case Step(AwaitingApplication s, ApplicationFailed e)
                    when isOf(s, e.session(), e.hop()) ->
                    endings.failed(s, e.reason(), e.detail(), now);
            case Step(SessionState s, ApplicationFailed _) -> Transition.to(s);

            case Step(HandingOver s, CheckoutStored e) when isOf(s, e.session()) ->
                    endings.completed(s, s.last(), now);
            case Step(SessionState s, CheckoutStored _) -> Transition.to(s);
            case Step(HandingOver s, CheckoutRefused e) when isOf(s, e.session()) ->
                    endings.failed(s, CHECKOUT_FAILED, "not stored", now);
            case Step(SessionState s, CheckoutRefused _) -> Transition.to(s);

            case Step(AwaitingNetwork s, NetworkAccepted e) when isOf(s, e.session()) ->
                    accepted(s, e.dialogueId(), now);
            case Step(SessionState s, NetworkAccepted _) -> Transition.to(s);
            case Step(AwaitingNetwork s, NetworkRefused e) when isOf(s, e.session()) ->
                    endings.failed(s, NETWORK_REFUSED, e.cause(), now);
            case Step(SessionState s, NetworkRefused _) -> Transition.to(s);

            case Step(AwaitingSubscriber s, NotDelivered e) when isOf(s, e.session()) ->
                    notDelivered(s, e.cause(), now);
            case Step(SessionState s, NotDelivered _) -> Transition.to(s);

            case Step(SessionState s, DeadlinePassed _) when now < s.dueAt() -> Transition.to(s);
            case Step(Absent absent, DeadlinePassed _) -> Transition.to(absent);
            case Step(Ended _, DeadlinePassed _) -> Transition.to(Absent.INSTANCE);
            case Step(AwaitingNetwork s, DeadlinePassed _) -> unanswered(s, now);
            case Step(Live live, DeadlinePassed _) -> endings.expired(live, now);

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

    private static boolean isOf(AwaitingApplication asked, ApplicationAnswered event) {
        return isOf(asked, event.session(), event.hop());
    }

    private static boolean isOf(AwaitingApplication asked, SessionId id, int hop) {
        return asked.tally().hops() == hop && isOf(asked, id);
    }

    /** The network asks again: it gets the screen of now, or waits with its first request. */
    private static Transition repeated(Live live) {
        return live instanceof AwaitingSubscriber reading
                ? Transition.to(live, show(reading.session(), reading.shown()))
                : Transition.to(live);
    }

    private static Transition repeated(Ended ended, FromNetwork event) {
        return Transition.to(
                ended, new ShowScreen(event.key(), event.dialogueId(), ended.id(), ended.last()));
    }

    private Transition superseded(Live live, long now) {
        return endings.hungUp(live, SUPERSEDED, "", now);
    }

    private static AnswerPush busy(PushRequested event) {
        return new AnswerPush(event.id(), PushOutcome.SUBSCRIBER_BUSY);
    }

    private Transition replied(AwaitingSubscriber reading, Replied event, long now) {
        if (reading.tally().hasHeard(event.sequence())) {
            return repeated(reading);
        }
        Tally tally = reading.tally().heard(event.sequence(), event.text());
        return beginnings.ask(
                reading.session(),
                tally,
                new Input.Reply(event.text()),
                reading.clientState(),
                now);
    }

    private Transition answered(AwaitingApplication asked, Answer answer, long now) {
        return switch (answer) {
            case Answer.Show(Screen screen, String clientState) ->
                    answered(asked, screen, clientState, now);
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
            return endings.completed(asked, screen, now);
        }
        return showing(session, asked.tally(), screen, clientState, now);
    }

    private Transition handOver(AwaitingApplication asked, Screen screen, String item, long now) {
        long storeBy = now + rules.storeWithinMillis();
        return Transition.to(
                new HandingOver(asked.session(), asked.tally(), screen, storeBy),
                new StoreCheckout(asked.session(), asked.tally().hops(), item));
    }

    private Transition accepted(AwaitingNetwork pushed, String dialogueId, long now) {
        AnswerPush answer = new AnswerPush(pushed.session().id(), PushOutcome.ACCEPTED);
        Session session = pushed.session().inDialogue(dialogueId);
        if (!pushed.first().expectsReply()) {
            Transition end = endings.delivered(session, pushed.tally(), pushed.first(), now);
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
    private Transition unanswered(AwaitingNetwork pushed, long now) {
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

    private Transition notDelivered(AwaitingSubscriber reading, String cause, long now) {
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

    private Transition resumed(Suspended suspended, RecoveryDialled event, long now) {
        return showing(
                suspended.session().inDialogue(event.dialogueId()),
                suspended.tally(),
                suspended.shown(),
                suspended.clientState(),
                now);
    }

    private static AwaitingSubscriber reading(Suspended suspended, long now) {
        long replyBy = now + suspended.session().application().replyWithinMillis();
        return new AwaitingSubscriber(
                suspended.session(),
                suspended.tally(),
                suspended.shown(),
                suspended.clientState(),
                replyBy);
    }

    private static Transition showing(
            Session session, Tally tally, Screen screen, String clientState, long now) {
        long replyBy = now + session.application().replyWithinMillis();
        Tally shown = tally.showed(screen.text());
        return Transition.to(
                new AwaitingSubscriber(session, shown, screen, clientState, replyBy),
                show(session, screen));
    }

    private static ShowScreen show(Session session, Screen screen) {
        return new ShowScreen(session.key(), session.dialogueId(), session.id(), screen);
    }
}
