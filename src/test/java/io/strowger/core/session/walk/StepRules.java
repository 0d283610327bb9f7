package io.strowger.core.session.walk;

import static io.strowger.core.session.walk.Broken.unless;

import io.strowger.core.model.EndReason;
import io.strowger.core.push.SubmitOutcome;
import io.strowger.core.session.Answer;
import io.strowger.core.session.Destination;
import io.strowger.core.session.Effect;
import io.strowger.core.session.Effect.AnswerOffer;
import io.strowger.core.session.Effect.AnswerPush;
import io.strowger.core.session.Effect.BeginDialogue;
import io.strowger.core.session.Effect.CountLateAnswer;
import io.strowger.core.session.Effect.ShowScreen;
import io.strowger.core.session.SessionEvent;
import io.strowger.core.session.SessionEvent.ApplicationAnswered;
import io.strowger.core.session.SessionEvent.ApplicationFailed;
import io.strowger.core.session.SessionEvent.Cancelled;
import io.strowger.core.session.SessionEvent.CheckoutRefused;
import io.strowger.core.session.SessionEvent.CheckoutStored;
import io.strowger.core.session.SessionEvent.DeadlinePassed;
import io.strowger.core.session.SessionEvent.Dialled;
import io.strowger.core.session.SessionEvent.NetworkAborted;
import io.strowger.core.session.SessionEvent.NetworkAccepted;
import io.strowger.core.session.SessionEvent.NetworkRefused;
import io.strowger.core.session.SessionEvent.NotDelivered;
import io.strowger.core.session.SessionEvent.PushRequested;
import io.strowger.core.session.SessionEvent.RecoveryDialled;
import io.strowger.core.session.SessionEvent.Replied;
import io.strowger.core.session.SessionEvent.ScreenOffered;
import io.strowger.core.session.SessionEvent.ShutDown;
import io.strowger.core.session.SessionRecord;
import io.strowger.core.session.SessionState;
import io.strowger.core.session.walk.Story.Phase;
import java.util.List;

/** What has to have happened by the end of a step, and what must not. */
final class StepRules {

    private StepRules() {}

    static void check(Step step, SessionState next) {
        if (step.live != null && step.late()) {
            unless(!step.live.live(), 15, "a session outlives its deadline");
        }
        told(step);
        unless(!step.putOff || step.saidFarewell, 16, "put off without a word");
        unless(heardOfAcceptance(step), 2, "nobody hears that a push was accepted");
        switch (step.event) {
            case Dialled _ -> dialled(step, next);
            case Replied reply -> replied(step, reply);
            case PushRequested _ -> pushed(step, next);
            case ScreenOffered _ -> offered(step, next);
            case ApplicationAnswered answered -> answered(step, answered, next);
            case DeadlinePassed _ -> deadline(step, next);
            case ShutDown _ -> unless(step.live == null || !step.live.live(), 15, "not shut down");
            case RecoveryDialled dial -> recovered(step, dial, next);
            case Cancelled e -> ends(step, step.isIn(e.dialogueId()) && !hasLeft(step), next);
            case NetworkAborted e -> aborted(step, e, next);
            case ApplicationFailed _,
                    CheckoutStored _,
                    CheckoutRefused _,
                    NetworkAccepted _,
                    NetworkRefused _,
                    NotDelivered _ ->
                    unchangedUnless(awaited(step), step, next);
        }
    }

    /** Whether the event is what the live session waited for, with time left. */
    static boolean awaited(Step step) {
        return switch (step.event) {
            case ApplicationAnswered e ->
                    step.isOf(e.session()) && isAsked(step) && step.live.hops == e.hop();
            case ApplicationFailed e ->
                    step.isOf(e.session()) && isAsked(step) && step.live.hops == e.hop();
            case ScreenOffered e -> isAsked(step) && OfferRules.isFor(step.live, e);
            case CheckoutStored e -> step.isOf(e.session()) && wasStoring(step);
            case CheckoutRefused e -> step.isOf(e.session()) && wasStoring(step);
            case NetworkAccepted _ -> step.accepted;
            case NetworkRefused e -> step.isOf(e.session()) && step.was(Phase.SUBMITTING);
            case NotDelivered e -> step.was(Phase.READING) && step.isIn(e.dialogueId());
            case SessionEvent _ -> false;
        };
    }

    private static boolean isAsked(Step step) {
        return step.was(Phase.ASKED) || step.was(Phase.PARTED);
    }

    /** Whether the session goes on without the dialogue that it was in. */
    private static boolean hasLeft(Step step) {
        return step.was(Phase.PARTED) || step.was(Phase.SUBMITTING);
    }

    private static boolean heardOfAcceptance(Step step) {
        if (!step.accepted || !step.live.push) {
            return true;
        }
        return step.effects.stream()
                        .filter(effect ->
                                effect instanceof AnswerPush(var id, SubmitOutcome.Accepted _)
                                        && id.equals(step.live.id))
                        .count()
                == 1;
    }

    private static boolean wasStoring(Step step) {
        return step.was(Phase.STORING);
    }

    static boolean repeats(Step step, Replied reply) {
        boolean again = reply.text().equals(step.numbered);
        return !reply.network().sequenceIgnored()
                && reply.sequence() != 0
                && (reply.sequence() < step.highest
                        || (reply.sequence() == step.highest && again));
    }

    private static void dialled(Step step, SessionState next) {
        Dialled dial = step.dial;
        boolean repeated = step.isBegunBy(dial) || isRemembered(step, dial);
        if (repeated) {
            unless(step.asks == 0, 12, "a repeated dial is another hop");
            unless(recordOf(dial, step) == 0, 14, "a repeated dial has a record");
            return;
        }
        if (step.live != null) {
            boolean spared = Turns.spares(step);
            unless(step.live.live() == spared, 10, "a dial ended a session, or did not");
            unless(!spared || step.turned || next.equals(step.before), 21, "a slip touched a push");
        }
        boolean routed = dial.destination() instanceof Destination.Routed;
        unless(step.asks == (routed ? 1 : 0), 12, "a dial never reached its application");
        unless(recordOf(dial, step) == (routed ? 0 : 1), 14, "a refused dial has no record");
    }

    private static boolean isRemembered(Step step, Dialled dial) {
        return step.remembered != null && step.remembered.isRepeatedBy(dial);
    }

    private static long recordOf(Dialled dial, Step step) {
        return step.records.stream().filter(r -> r.id().equals(dial.id())).count();
    }

    private static void replied(Step step, Replied reply) {
        boolean reads = step.was(Phase.READING) || step.was(Phase.SUSPENDED);
        boolean heard =
                reads
                        && !step.completes()
                        && step.isIn(reply.dialogueId())
                        && !repeats(step, reply);
        boolean hop = heard && !MenuRules.turns(step) && MenuRules.isChoice(step.shown, reply);
        unless(step.asks == (hop ? 1 : 0), 12, "a reply was lost or made up");
        if (heard && !hop) {
            boolean again = step.effects.stream().anyMatch(ShowScreen.class::isInstance);
            unless(again, 16, "an input that is no hop got no screen");
        }
    }

    private static void pushed(Step step, SessionState next) {
        if (step.live != null && !step.late()) {
            List<Effect> effects = step.effects;
            unless(step.turned || next.equals(step.before), 10, "a push disturbed a session");
            unless(
                    effects.size() == (step.submitLost || step.putOff ? 2 : 1)
                            && effects.getLast() instanceof AnswerPush,
                    10,
                    "a push to a subscriber in a session was not refused");
        } else {
            unless(next instanceof SessionState.Live, 10, "a push did not begin");
        }
    }

    private static void answered(Step step, ApplicationAnswered event, SessionState next) {
        if (!awaited(step)) {
            unchanged(step, next, List.of(new CountLateAnswer()));
        } else if (!(event.answer() instanceof Answer.Later)) {
            unless(!next.equals(step.before), 16, "an answer was lost");
        }
    }

    private static void offered(Step step, SessionState next) {
        List<AnswerOffer> answers = OfferRules.answers(step);
        unless(answers.size() == 1, 6, "an offer is answered once");
        unless(step.asks == 0, 12, "an offer is a hop");
        if (awaited(step)) {
            unless(!next.equals(step.before), 16, "a screen that was taken is lost");
            long screens = step.effects.stream().filter(StepRules::isScreen).count();
            boolean kept = step.was(Phase.PARTED) && step.live.push;
            long farewells = step.putOff ? 1 : 0;
            unless(
                    screens == (kept ? 0 : 1) + farewells,
                    16,
                    "a screen that was taken is not shown once");
        } else {
            unchanged(step, next, answers);
        }
    }

    private static boolean isScreen(Effect effect) {
        return effect instanceof ShowScreen || effect instanceof BeginDialogue;
    }

    private static void deadline(Step step, SessionState next) {
        if (step.now < step.before.dueAt()) {
            unless(next.equals(step.before), 15, "a deadline was acted on too early");
            unless(step.effects.isEmpty(), 15, "a deadline was acted on too early");
        } else {
            unless(!next.equals(step.before), 15, "a deadline was not acted on");
        }
    }

    private static void recovered(Step step, RecoveryDialled dial, SessionState next) {
        switch (step.recovery) {
            case REFUSED -> dialled(step, next);
            case REPEATED -> unless(step.asks == 0, 12, "a repeated dial is a hop");
            case RESUMED ->
                    unless(step.live.dialogueId.equals(dial.dialogueId()), 21, "not resumed");
            case ANEW ->
                    unless(
                            step.effects.stream().anyMatch(e -> e instanceof ShowScreen),
                            21,
                            "nothing of a push that was kept");
            case NONE -> throw new AssertionError("a recovery is none");
        }
    }

    private static void aborted(Step step, NetworkAborted event, SessionState next) {
        boolean own = step.isIn(event.dialogueId()) && !step.late();
        boolean suspends =
                own
                        && step.live.recoverable(step.now)
                        && (step.was(Phase.READING) || step.was(Phase.ASKED));
        if (suspends) {
            unless(step.live.live() || step.accepted, 21, "a push was lost with its dialogue");
        } else {
            boolean waits = step.was(Phase.SUSPENDED) && !(own && isForgone(step));
            ends(step, own && !hasLeft(step) && !waits, next);
        }
    }

    /** Nobody knows what became of the push, its dialogue is over, and no code leads back. */
    private static boolean isForgone(Step step) {
        return step.live.unknown && !step.live.recoverable(step.now);
    }

    /** Where the session does not end, its dialogue does, and no dial repeats it any more. */
    private static void ends(Step step, boolean own, SessionState next) {
        if (own && !step.late()) {
            unless(step.records.size() == 1, 14, "a hang-up left the session live");
        } else if (!own && step.now < step.before.dueAt()) {
            unless(next.getClass() == step.before.getClass(), 11, "a hang-up of no session");
            unless(next.dueAt() == step.before.dueAt(), 11, "a hang-up of no session");
            unless(step.records.isEmpty(), 11, "a hang-up of no session has a record");
        }
    }

    private static void unchangedUnless(boolean awaited, Step step, SessionState next) {
        if (awaited) {
            unless(!next.equals(step.before), 16, "what was waited for changed nothing");
        } else {
            unchanged(step, next, List.of());
        }
    }

    private static void unchanged(Step step, SessionState next, List<? extends Effect> effects) {
        if (step.now < step.before.dueAt()) {
            unless(next.equals(step.before), 11, "what nobody waits for changed the session");
            unless(step.effects.equals(effects), 11, "what nobody waits for had an effect");
        }
    }

    private static void told(Step step) {
        for (SessionRecord record : step.records) {
            if (step.isOf(record.id())) {
                unless(
                        step.live.told == notices(step.live, record.reason()),
                        14,
                        "another number of notices");
            }
        }
    }

    private static int notices(Story story, EndReason reason) {
        boolean notAsked =
                reason == EndReason.APPLICATION_CIRCUIT_OPEN
                        || reason == EndReason.APPLICATION_OVERLOADED;
        boolean neverHeard = notAsked && story.hops == 1 && !story.gaveFirstScreen;
        boolean itsOwn = reason == EndReason.COMPLETED && !story.application.toldOfItsEnds();
        return itsOwn || neverHeard ? 0 : 1;
    }
}
