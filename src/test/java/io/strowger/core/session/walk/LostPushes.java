package io.strowger.core.session.walk;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.Destination;
import io.strowger.core.session.Effect;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.Effect.SettleShownPush;
import io.strowger.core.session.Effect.ShowScreen;
import io.strowger.core.session.Session;
import io.strowger.core.session.SessionEvent.Cancelled;
import io.strowger.core.session.SessionEvent.Dialled;
import io.strowger.core.session.SessionEvent.NetworkAborted;
import io.strowger.core.session.SessionEvent.RecoveryDialled;
import io.strowger.core.session.SessionState;
import io.strowger.core.session.SessionState.AwaitingSubscriber;
import io.strowger.core.session.SessionState.Parted;
import io.strowger.core.session.SessionState.Suspended;
import io.strowger.core.session.Transition;
import io.strowger.core.session.walk.PlantedBugs.Bug;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Machines that are wrong about sessions whose dialogue is over. */
final class LostPushes {

    private static final long HOUR = 3_600_000;

    private LostPushes() {}

    static Stream<Bug> bugs(Machine right) {
        return Stream.of(
                new Bug(2, "nobody hears that a push was accepted after all", secretive(right)),
                new Bug(2, "a reply in a lost push's dialogue shows nothing", blind(right)),
                new Bug(10, "a slip of the finger ends a push", touchy(right)),
                new Bug(14, "a push ends with its dialogue", fragile(right)),
                new Bug(15, "a late answer may take an hour", indulgent(right)),
                new Bug(16, "a session is put off without a word", curt(right)),
                new Bug(21, "a recovery code leads nowhere", suspicious(right)),
                new Bug(21, "a recovery code is good twice", generous(right)));
    }

    private static Machine secretive(Machine right) {
        return (state, event, now) -> {
            Transition step = right.on(state, event, now);
            boolean unknown =
                    state instanceof Suspended s && s.submit() instanceof SubmitOutcome.Unknown;
            return unknown ? without(step, LostPushes::isAcceptance) : step;
        };
    }

    private static boolean isAcceptance(Effect effect) {
        return effect instanceof AnswerPush(_, var outcome)
                && outcome instanceof SubmitOutcome.Accepted;
    }

    private static Machine blind(Machine right) {
        return (state, event, now) ->
                without(right.on(state, event, now), SettleShownPush.class::isInstance);
    }

    private static Machine touchy(Machine right) {
        return (state, event, now) ->
                state instanceof Suspended s
                                && event instanceof Dialled dial
                                && dial.destination() instanceof Destination.Refused
                        ? right.on(readingForGood(s), event, now)
                        : right.on(state, event, now);
    }

    private static SessionState readingForGood(Suspended s) {
        Session session = with(s.session(), s.session().application().withoutRecovery());
        return new AwaitingSubscriber(
                session, s.tally(), s.shown(), s.clientState(), s.expiresAt());
    }

    private static Machine fragile(Machine right) {
        return (state, event, now) ->
                event instanceof NetworkAborted(var key, var network, var dialogue, _)
                        ? right.on(state, new Cancelled(key, network, dialogue), now)
                        : right.on(state, event, now);
    }

    private static Machine indulgent(Machine right) {
        return (state, event, now) -> {
            Transition step = right.on(state, event, now);
            return step.next() instanceof Parted(var session, var tally, var kept, var by)
                    ? new Transition(new Parted(session, tally, kept, by + HOUR), step.effects())
                    : step;
        };
    }

    private static Machine curt(Machine right) {
        return (state, event, now) -> {
            Transition step = right.on(state, event, now);
            boolean putOff = !(state instanceof Parted) && step.next() instanceof Parted;
            return putOff ? without(step, ShowScreen.class::isInstance) : step;
        };
    }

    private static Machine suspicious(Machine right) {
        return (state, event, now) ->
                right.on(state, event instanceof RecoveryDialled e ? e.dial() : event, now);
    }

    private static Machine generous(Machine right) {
        return (state, event, now) -> {
            Transition step = right.on(state, event, now);
            return event instanceof RecoveryDialled
                            && step.next()
                                    instanceof
                                    AwaitingSubscriber(
                                            var session,
                                            var tally,
                                            var shown,
                                            var kept,
                                            var by)
                    ? new Transition(
                            new AwaitingSubscriber(
                                    with(session, recoverable(session)), tally, shown, kept, by),
                            step.effects())
                    : step;
        };
    }

    private static ApplicationTerms recoverable(Session session) {
        ApplicationTerms terms = session.application();
        return new ApplicationTerms(
                terms.id(),
                terms.account(),
                terms.dialect(),
                terms.answerWithinMillis(),
                terms.replyWithinMillis(),
                terms.sessionWithinMillis(),
                HOUR,
                terms.texts());
    }

    private static Session with(Session session, ApplicationTerms terms) {
        return new Session(
                session.id(),
                session.key(),
                session.dialogueId(),
                session.origin(),
                session.network(),
                terms,
                session.code(),
                session.dialString(),
                session.begunAt(),
                session.endsBy());
    }

    private static Transition without(Transition step, Predicate<Effect> dropped) {
        List<Effect> kept = step.effects().stream().filter(dropped.negate()).toList();
        return new Transition(step.next(), kept);
    }
}
