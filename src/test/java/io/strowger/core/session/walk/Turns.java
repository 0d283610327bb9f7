package io.strowger.core.session.walk;

import io.strowger.core.session.Destination;
import io.strowger.core.session.SessionEvent;
import io.strowger.core.session.SessionEvent.Dialled;
import io.strowger.core.session.SessionEvent.NetworkAccepted;
import io.strowger.core.session.SessionEvent.NotDelivered;
import io.strowger.core.session.SessionEvent.RecoveryDialled;
import io.strowger.core.session.SessionEvent.Replied;
import io.strowger.core.session.walk.Story.Phase;

/** What a step changes before its event is looked at, and what a dialled code then leads to. */
final class Turns {

    private Turns() {}

    static void take(Step step) {
        Story live = step.live;
        if (live != null) {
            if (step.late()) {
                pass(step, live);
            }
            show(step, live);
        }
        step.recovery = recovery(step);
        step.dial = dial(step);
    }

    /** A deadline after which the session goes on. */
    private static void pass(Step step, Story live) {
        switch (live.phase) {
            case ASKED -> putOff(step, live);
            case READING -> {
                if (!live.heard && live.recoverable(step.now)) {
                    live.turn(Phase.SUSPENDED, live.recoverableUntil());
                    step.turns(live);
                }
            }
            case SUBMITTING -> {
                if (live.push) {
                    lose(step, live);
                }
            }
            case PARTED, STORING, SUSPENDED, OVER -> {}
        }
    }

    private static void putOff(Step step, Story live) {
        long by = live.lateAnswerBy();
        if (live.canBePutOff() && live.due < live.endsBy && step.now < by) {
            live.putOff = true;
            live.showed(live.farewell());
            live.turn(Phase.PARTED, by);
            step.turns(live);
            step.putOff = true;
        }
    }

    /** A submit was never answered. */
    private static void lose(Step step, Story live) {
        long wait = step.now + live.application.replyWithinMillis();
        live.dialogueId = live.id.hex();
        live.dialled = "";
        live.gaveFirstScreen = true;
        live.unknown = true;
        live.turn(Phase.SUSPENDED, Math.max(live.recoverableUntil(), wait));
        step.turns(live);
        step.submitLost = true;
    }

    /** The event shows that the network has taken a submit. */
    private static void show(Step step, Story live) {
        boolean open = step.was(Phase.SUBMITTING) || (step.was(Phase.SUSPENDED) && live.unknown);
        String dialogue = open ? shown(step, live) : "";
        if (dialogue.isEmpty()) {
            return;
        }
        if (live.phase == Phase.SUSPENDED) {
            live.awakes(step.now);
        }
        live.unknown = false;
        live.dialogueId = dialogue;
        live.dialled = "";
        live.highest = 0;
        live.gaveFirstScreen = true;
        live.last = live.screen;
        live.reads(live.screen, step.now);
        step.turns(live);
        step.highest = 0;
        step.accepted = true;
    }

    private static String shown(Step step, Story live) {
        return switch (step.event) {
            case NetworkAccepted e -> live.id.equals(e.session()) ? e.dialogueId() : "";
            case Replied e -> named(live, e.dialogueId());
            case NotDelivered e -> named(live, e.dialogueId());
            case SessionEvent _ -> "";
        };
    }

    private static String named(Story live, String dialogue) {
        return dialogue.equals(live.id.hex()) ? dialogue : "";
    }

    private static Step.Recovery recovery(Step step) {
        if (!(step.event instanceof RecoveryDialled dial)) {
            return Step.Recovery.NONE;
        }
        Story ended = step.late() ? step.live : step.remembered;
        boolean repeated =
                step.isBegunBy(dial.dial()) || (ended != null && ended.isRepeatedBy(dial.dial()));
        if (repeated) {
            return Step.Recovery.REPEATED;
        }
        if (step.isOf(dial.session()) && !step.late()) {
            boolean there = !step.dialogueId.isEmpty() && !step.was(Phase.SUBMITTING);
            return there ? Step.Recovery.RESUMED : Step.Recovery.REFUSED;
        }
        boolean over = ended != null && ended.id.equals(dial.session());
        return dial.kept() == null || over ? Step.Recovery.REFUSED : Step.Recovery.ANEW;
    }

    private static Dialled dial(Step step) {
        return switch (step.event) {
            case Dialled dial -> dial;
            case RecoveryDialled e when step.recovery == Step.Recovery.REFUSED -> e.dial();
            case SessionEvent _ -> null;
        };
    }

    /** Whether a refused dial leaves the live session alone. */
    static boolean spares(Step step) {
        return step.live != null
                && !step.late()
                && step.dial.destination() instanceof Destination.Refused
                && (step.was(Phase.SUSPENDED)
                        || step.was(Phase.PARTED)
                        || step.live.recoverable(step.now));
    }
}
