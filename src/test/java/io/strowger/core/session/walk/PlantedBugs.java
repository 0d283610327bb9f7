package io.strowger.core.session.walk;

import io.strowger.core.model.Choices;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.Screen;
import io.strowger.core.session.Effect;
import io.strowger.core.session.Effect.AnswerOffer;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Effect.CloseLeg;
import io.strowger.core.session.Effect.OfferOutcome;
import io.strowger.core.session.Effect.ShowScreen;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.core.session.Effect.WriteRecord;
import io.strowger.core.session.SessionEvent.ApplicationAnswered;
import io.strowger.core.session.SessionEvent.DeadlinePassed;
import io.strowger.core.session.SessionEvent.Dialled;
import io.strowger.core.session.SessionEvent.PushRequested;
import io.strowger.core.session.SessionEvent.Replied;
import io.strowger.core.session.SessionEvent.ScreenOffered;
import io.strowger.core.session.SessionState;
import io.strowger.core.session.SessionState.Absent;
import io.strowger.core.session.SessionState.AwaitingApplication;
import io.strowger.core.session.SessionState.AwaitingSubscriber;
import io.strowger.core.session.SessionState.Live;
import io.strowger.core.session.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Machines that each break one invariant, as a careless change might. */
final class PlantedBugs {

    private PlantedBugs() {}

    /** A machine that is wrong in one way, and the invariant that it breaks. */
    record Bug(int invariant, String name, Machine machine) {
        @Override
        public String toString() {
            return invariant + " " + name;
        }
    }

    static Stream<Bug> in(Machine right) {
        return Stream.concat(LostPushes.bugs(right), ofEverySession(right));
    }

    private static Stream<Bug> ofEverySession(Machine right) {
        return Stream.of(
                new Bug(6, "an offer is never answered", without(right, AnswerOffer.class)),
                new Bug(6, "an offer is answered twice", twice(right, AnswerOffer.class)),
                new Bug(6, "a repeated offer is not known again", oblivious(right)),
                new Bug(9, "a new dial leaves the old session live", besides(right)),
                new Bug(10, "a push takes the place of a session", pushing(right)),
                new Bug(10, "another dial under the same name is a repetition", confusing(right)),
                new Bug(11, "an answer to another hop is taken", believing(right)),
                new Bug(11, "an offer takes the place of what is read", pushy(right)),
                new Bug(12, "a repeated reply is another hop", forgetful(right)),
                new Bug(12, "the second hop is called the first", recounting(right)),
                new Bug(12, "what is not on the menu is a hop", undiscerning(right)),
                new Bug(12, "the key of the next page is a hop", withoutPages(right)),
                new Bug(17, "a page is left out", leafing(right)),
                new Bug(13, "ClientState goes to two requests", clinging(right)),
                new Bug(13, "the notice carries no ClientState", withheld(right)),
                new Bug(13, "an application gets what another dialect kept", polyglot(right)),
                new Bug(14, "no record", without(right, WriteRecord.class)),
                new Bug(14, "two records", twice(right, WriteRecord.class)),
                new Bug(14, "no notice", without(right, TellApplication.class)),
                new Bug(14, "an application is not told of an end of its own", reticent(right)),
                new Bug(15, "deadlines are not acted on", timeless(right)),
                new Bug(15, "the subscriber may take an hour", patient(right)),
                new Bug(16, "no screen", without(right, ShowScreen.class)),
                new Bug(16, "two screens", twice(right, ShowScreen.class)),
                new Bug(16, "who was hung up on waits", without(right, CloseLeg.class)),
                new Bug(17, "a screen is cut", cutting(right)),
                new Bug(23, "an account speaks in a session of another", trusting(right)));
    }

    private static Machine besides(Machine right) {
        return (state, event, now) ->
                right.on(event instanceof Dialled ? Absent.INSTANCE : state, event, now);
    }

    private static Machine pushing(Machine right) {
        return (state, event, now) ->
                right.on(event instanceof PushRequested ? Absent.INSTANCE : state, event, now);
    }

    private static Machine confusing(Machine right) {
        return (state, event, now) ->
                state instanceof Live live
                                && event
                                        instanceof
                                        Dialled(
                                                var key,
                                                var network,
                                                var dialogue,
                                                var id,
                                                var number,
                                                _,
                                                var destination)
                        ? right.on(
                                state,
                                new Dialled(
                                        key,
                                        network,
                                        dialogue,
                                        id,
                                        number,
                                        live.session().dialString(),
                                        destination),
                                now)
                        : right.on(state, event, now);
    }

    private static Machine believing(Machine right) {
        return (state, event, now) ->
                state instanceof AwaitingApplication asked
                                && event instanceof ApplicationAnswered(_, _, var answer, _)
                        ? right.on(
                                state,
                                new ApplicationAnswered(
                                        asked.session().id(), asked.tally().hops(), answer),
                                now)
                        : right.on(state, event, now);
    }

    private static Machine oblivious(Machine right) {
        return each(
                right,
                effect ->
                        effect instanceof AnswerOffer(var offer, OfferOutcome.Repeated(var id))
                                ? new AnswerOffer(offer, new OfferOutcome.NotWaiting(id, ""))
                                : effect);
    }

    private static Machine pushy(Machine right) {
        return (state, event, now) ->
                event instanceof ScreenOffered
                                && state
                                        instanceof
                                        AwaitingSubscriber(
                                                var session,
                                                var tally,
                                                _,
                                                var kept,
                                                var by)
                        ? right.on(new AwaitingApplication(session, tally, kept, by), event, now)
                        : right.on(state, event, now);
    }

    private static Machine polyglot(Machine right) {
        return (state, event, now) ->
                state instanceof Live live && event instanceof ScreenOffered e
                        ? right.on(
                                state,
                                from(e, e.account(), live.session().application().dialect()),
                                now)
                        : right.on(state, event, now);
    }

    private static Machine trusting(Machine right) {
        return (state, event, now) ->
                event instanceof ScreenOffered e
                        ? right.on(state, from(e, Chance.ACCOUNT, e.dialect()), now)
                        : right.on(state, event, now);
    }

    private static ScreenOffered from(ScreenOffered e, String account, String dialect) {
        return new ScreenOffered(
                e.offer(),
                e.key(),
                e.session(),
                account,
                e.shortCode(),
                dialect,
                e.screen(),
                e.memo());
    }

    private static Machine forgetful(Machine right) {
        return (state, event, now) ->
                event instanceof Replied(var key, var network, var dialogue, _, var text)
                        ? right.on(state, new Replied(key, network, dialogue, 0, text), now)
                        : right.on(state, event, now);
    }

    private static Machine recounting(Machine right) {
        return each(
                right,
                effect ->
                        effect instanceof AskApplication(var s, _, var input, var carried, var by)
                                ? new AskApplication(s, 1, input, carried, by)
                                : effect);
    }

    private static Machine clinging(Machine right) {
        List<String> kept = new ArrayList<>(List.of(""));
        return each(
                right,
                effect -> {
                    if (!(effect instanceof AskApplication ask)) {
                        return effect;
                    }
                    kept.add(ask.clientState().isEmpty() ? kept.getLast() : ask.clientState());
                    return new AskApplication(
                            ask.session(), ask.hop(), ask.input(), kept.getLast(), ask.answerBy());
                });
    }

    private static Machine withheld(Machine right) {
        return each(
                right,
                effect ->
                        effect instanceof TellApplication(var session, var number, var reason, _, _)
                                ? new TellApplication(session, number, reason, "")
                                : effect);
    }

    private static Machine undiscerning(Machine right) {
        return (state, event, now) ->
                event instanceof Replied
                                && state
                                        instanceof
                                        AwaitingSubscriber(
                                                var session,
                                                var tally,
                                                Screen(var text, _, var rich, Choices _, var next),
                                                var kept,
                                                var by)
                        ? right.on(
                                new AwaitingSubscriber(
                                        session,
                                        tally,
                                        new Screen(text, true, rich, null, next),
                                        kept,
                                        by),
                                event,
                                now)
                        : right.on(state, event, now);
    }

    private static Machine withoutPages(Machine right) {
        return (state, event, now) ->
                event instanceof Replied
                                && state
                                        instanceof
                                        AwaitingSubscriber(
                                                var session,
                                                var tally,
                                                Screen(var text, _, var rich, var keys, _),
                                                var kept,
                                                var by)
                        ? right.on(
                                new AwaitingSubscriber(
                                        session,
                                        tally,
                                        new Screen(text, true, rich, keys),
                                        kept,
                                        by),
                                event,
                                now)
                        : right.on(state, event, now);
    }

    private static Machine leafing(Machine right) {
        return (state, event, now) ->
                event instanceof Replied
                                && state instanceof AwaitingSubscriber s
                                && s.shown().next() != null
                                && s.shown().next().screen().next() != null
                        ? right.on(
                                new AwaitingSubscriber(
                                        s.session(),
                                        s.tally(),
                                        s.shown().next().screen(),
                                        s.clientState(),
                                        s.replyBy()),
                                event,
                                now)
                        : right.on(state, event, now);
    }

    private static Machine reticent(Machine right) {
        return (state, event, now) -> {
            Transition step = right.on(state, event, now);
            return new Transition(
                    step.next(),
                    step.effects().stream()
                            .filter(e ->
                                    !(e instanceof TellApplication tell
                                            && tell.reason() == EndReason.COMPLETED))
                            .toList());
        };
    }

    private static Machine timeless(Machine right) {
        return (state, event, now) ->
                state instanceof Live && event instanceof DeadlinePassed
                        ? new Transition(state, List.of())
                        : right.on(state, event, now);
    }

    private static Machine patient(Machine right) {
        return (state, event, now) -> {
            Transition step = right.on(state, event, now);
            return new Transition(patient(step.next()), step.effects());
        };
    }

    private static SessionState patient(SessionState next) {
        return next
                        instanceof
                        AwaitingSubscriber(var session, var tally, var shown, var carried, var by)
                ? new AwaitingSubscriber(session, tally, shown, carried, by + 3_600_000)
                : next;
    }

    private static Machine cutting(Machine right) {
        return each(
                right,
                effect ->
                        effect instanceof ShowScreen(var key, var dialogue, var session, Screen s)
                                ? new ShowScreen(key, dialogue, session, cut(s))
                                : effect);
    }

    private static Screen cut(Screen screen) {
        int length = Math.min(7, screen.text().length());
        return new Screen(screen.text().substring(0, length), screen.expectsReply(), null);
    }

    private static Machine without(Machine right, Class<? extends Effect> type) {
        return (state, event, now) -> {
            Transition step = right.on(state, event, now);
            return new Transition(
                    step.next(),
                    step.effects().stream().filter(effect -> !type.isInstance(effect)).toList());
        };
    }

    private static Machine twice(Machine right, Class<? extends Effect> type) {
        return (state, event, now) -> {
            Transition step = right.on(state, event, now);
            return new Transition(
                    step.next(),
                    step.effects().stream()
                            .flatMap(e -> type.isInstance(e) ? Stream.of(e, e) : Stream.of(e))
                            .toList());
        };
    }

    static Machine each(Machine right, UnaryOperator<Effect> change) {
        return (state, event, now) -> {
            Transition step = right.on(state, event, now);
            return new Transition(step.next(), step.effects().stream().map(change).toList());
        };
    }
}
