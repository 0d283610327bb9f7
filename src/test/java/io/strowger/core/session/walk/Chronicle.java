package io.strowger.core.session.walk;

import static io.strowger.core.session.walk.Broken.unless;

import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.session.Answer;
import io.strowger.core.session.SessionEvent;
import io.strowger.core.session.SessionEvent.Cancelled;
import io.strowger.core.session.SessionEvent.NetworkAborted;
import io.strowger.core.session.SessionEvent.NotDelivered;
import io.strowger.core.session.SessionEvent.RecoveryDialled;
import io.strowger.core.session.walk.Story.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All sessions of one place, in the order in which they began. */
final class Chronicle {

    static final long REMEMBER = 30_000;

    final NetworkTerms network;
    private final Map<SessionId, Story> stories = new HashMap<>();
    private final List<Story> inOrder = new ArrayList<>();
    private @Nullable Story remembered;
    private long forgetAt;

    Chronicle(NetworkTerms network) {
        this.network = network;
    }

    @Nullable Story of(SessionId id) {
        return stories.get(id);
    }

    List<Story> all() {
        return inOrder;
    }

    Story begin(Story story) {
        stories.put(story.id, story);
        inOrder.add(story);
        remembered = null;
        return story;
    }

    void ended(Story story, long now) {
        story.phase = Story.Phase.OVER;
        stories.put(story.id, story);
        remembered = story;
        forgetAt = now + REMEMBER;
    }

    @Nullable Story remembered(long now) {
        return now < forgetAt ? remembered : null;
    }

    @Nullable Story live() {
        Story newest = inOrder.isEmpty() ? null : inOrder.getLast();
        return newest != null && newest.live() ? newest : null;
    }

    long liveCount() {
        return inOrder.stream().skip(Math.max(0, inOrder.size() - 3)).filter(Story::live).count();
    }

    /** What changes without an effect. */
    void settle(Step step) {
        switch (step.event) {
            case Cancelled e -> endedByNetwork(step, e.dialogueId());
            case NetworkAborted e -> endedByNetwork(step, e.dialogueId());
            case SessionEvent _ -> {}
        }
        Story live = step.live;
        if (live == null || !live.live() || step.late()) {
            return;
        }
        if (step.recovery == Step.Recovery.RESUMED) {
            moved(step, live);
        }
        switch (step.event) {
            case NotDelivered e when step.was(Phase.READING) && step.isIn(e.dialogueId()) ->
                    suspended(step, live);
            case NetworkAborted e when step.isIn(e.dialogueId()) -> aborted(step, live);
            case SessionEvent _ when live.push && step.was(Phase.PARTED) -> kept(step, live);
            case SessionEvent _ -> {}
        }
    }

    /** The network may give the name of the dialogue to another. */
    private void endedByNetwork(Step step, String dialogueId) {
        if (step.isIn(dialogueId)) {
            step.live.dialled = "";
        } else if (step.remembered != null && step.remembered.dialogueId.equals(dialogueId)) {
            step.remembered.dialled = "";
        }
    }

    /** Where no screen is shown at once. */
    private static void moved(Step step, Story live) {
        Screen shown = live.screen;
        if (step.was(Phase.ASKED) || step.was(Phase.PARTED)) {
            live.moves((RecoveryDialled) step.event);
            live.turn(Phase.ASKED, step.due);
        } else if (step.was(Phase.STORING)) {
            live.moves((RecoveryDialled) step.event);
        } else {
            unless(shown != null && live.phase == Phase.READING, 21, "not resumed");
        }
    }

    private static void aborted(Step step, Story live) {
        if (step.was(Phase.READING)) {
            suspended(step, live);
        } else if (step.was(Phase.ASKED)) {
            unless(live.recoverable(step.now), 14, "lost, cannot be resumed, and goes on");
            live.turn(Phase.PARTED, step.due);
        }
    }

    private static void suspended(Step step, Story live) {
        unless(!live.recovered, 21, "a recovery code is good twice");
        unless(live.recoverable(step.now), 14, "lost, cannot be resumed, and goes on");
        live.turn(Phase.SUSPENDED, live.recoverableUntil());
    }

    /** The answer waits for the recovery code. */
    private static void kept(Step step, Story live) {
        if (StepRules.awaited(step) && ScreenRules.given(step) instanceof Answer.Show answer) {
            live.screen = answer.screen();
            live.carried = answer.clientState();
            live.turn(Phase.SUSPENDED, live.recoverableUntil());
        }
    }
}
