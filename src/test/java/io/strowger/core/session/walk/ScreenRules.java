package io.strowger.core.session.walk;

import static io.strowger.core.session.walk.Broken.unless;

import io.strowger.core.model.Screen;
import io.strowger.core.session.Answer;
import io.strowger.core.session.Effect.ShowScreen;
import io.strowger.core.session.SessionEvent;
import io.strowger.core.session.SessionEvent.ApplicationAnswered;
import io.strowger.core.session.SessionEvent.CheckoutStored;
import io.strowger.core.session.SessionEvent.FromNetwork;
import io.strowger.core.session.SessionEvent.RecoveryDialled;
import io.strowger.core.session.SessionEvent.Replied;
import io.strowger.core.session.SessionEvent.ScreenOffered;
import io.strowger.core.session.walk.Story.Phase;
import org.jspecify.annotations.Nullable;

/** Which screen a live session may show. */
final class ScreenRules {

    private final Chronicle chronicle;

    ScreenRules(Chronicle chronicle) {
        this.chronicle = chronicle;
    }

    void ofLive(Step step, Story story, ShowScreen show) {
        boolean own = story == step.live || step.recovery == Step.Recovery.ANEW;
        unless(own && story == chronicle.live(), 14, "a screen of another session");
        Screen screen = show.screen();
        if (step.putOff && !step.saidFarewell) {
            unless(screen.equals(story.farewell()), 16, "put off without a word");
            step.saidFarewell = true;
        } else if (step.recovery == Step.Recovery.RESUMED
                && (step.was(Phase.SUSPENDED) || step.was(Phase.READING))) {
            resumed(step, story, screen);
        } else if (step.recovery == Step.Recovery.ANEW && story != step.live) {
            unless(screen.equals(story.screen), 17, "resumed with another screen");
            next(step, story, screen);
        } else if (StepRules.awaited(step) && given(step) instanceof Answer.Show answer) {
            unless(screen.equals(answer.screen()), 17, "not the screen that the application sent");
            story.carried = answer.clientState();
            next(step, story, screen);
        } else if (step.event instanceof CheckoutStored && step.was(Phase.STORING)) {
            unless(screen.equals(story.screen), 17, "not the screen that waited");
            next(step, story, screen);
        } else if (MenuRules.asksAgain(step)) {
            unless(screen.equals(step.shown), 16, "asked again with another screen");
            misheard(step, story);
            story.reads(screen, step.now);
        } else if (MenuRules.turns(step)) {
            unless(screen.equals(step.shown.next().screen()), 17, "another page than the next");
            misheard(step, story);
            next(step, story, screen);
        } else if (hasLeft(step)) {
            unless(screen.equals(story.farewell()), 16, "another text in a dialogue that is left");
        } else if (repeats(step)) {
            unless(screen.equals(story.screen), 16, "a repeated request gets another screen");
        } else {
            unless(!screen.expectsReply(), 16, "a text of ours expects a reply");
            next(step, story, screen);
        }
        unless(show.dialogueId().equals(story.dialogueId), 16, "shown on another dialogue");
    }

    /** What the application gives for the hop, in its answer or in a request of its own. */
    static @Nullable Answer given(Step step) {
        return switch (step.event) {
            case ApplicationAnswered(_, _, var answer, _) -> answer;
            case ScreenOffered offer -> OfferRules.asAnswer(step, offer);
            case SessionEvent _ -> null;
        };
    }

    private static void resumed(Step step, Story story, Screen screen) {
        unless(screen.equals(story.screen), 17, "resumed with another screen");
        unless(!story.recovered, 21, "a recovery code works twice");
        story.moves((RecoveryDialled) step.event);
        story.awakes(step.now);
        next(step, story, screen);
    }

    private static void misheard(Step step, Story story) {
        if (step.phase == Phase.SUSPENDED) {
            story.awakes(step.now);
        }
        Replied reply = (Replied) step.event;
        story.misheard(reply.sequence(), reply.text());
    }

    /** Whether somebody speaks in a dialogue that the session goes on without. */
    private static boolean hasLeft(Step step) {
        return step.event instanceof FromNetwork request
                && step.isIn(request.dialogueId())
                && (step.was(Phase.PARTED) || step.was(Phase.SUBMITTING));
    }

    private static boolean repeats(Step step) {
        return step.event instanceof FromNetwork request
                && step.isIn(request.dialogueId())
                && (step.was(Phase.READING) || step.was(Phase.SUSPENDED));
    }

    private static void next(Step step, Story story, Screen screen) {
        if (screen.expectsReply()) {
            story.reads(screen, step.now);
        } else {
            story.showed(screen);
            story.last = screen;
        }
    }
}
