package io.strowger.core.session.walk;

import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.session.Effect;
import io.strowger.core.session.SessionEvent;
import io.strowger.core.session.SessionEvent.Dialled;
import io.strowger.core.session.SessionEvent.RecoveryDialled;
import io.strowger.core.session.SessionRecord;
import io.strowger.core.session.SessionState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of the machine as the model sees it. */
final class Step {

    final SessionState before;
    final SessionEvent event;
    final long now;

    /** The session that was live when the step began, and its turn then. */
    final @Nullable Story live;

    Story.@Nullable Phase phase;
    long due;
    int highest;
    String numbered;
    String dialled;

    /** The screen that the subscriber has in front of him, if he has one. */
    @Nullable Screen shown;

    String dialogueId;

    /** The ended session that repeated requests still belong to. */
    final @Nullable Story remembered;

    final List<Effect> effects = new ArrayList<>();
    final List<SessionRecord> records = new ArrayList<>();
    int asks;

    /** Whether the turn changed before the event was looked at. */
    boolean turned;

    /** Whether the deadline of a push's submit passed before the event. */
    boolean submitLost;

    /** Whether the session was put off before the event. */
    boolean putOff;

    boolean saidFarewell;

    /** Whether the event shows that the network has taken a submit. */
    boolean accepted;

    /** What a dialled recovery code leads to. */
    enum Recovery {
        NONE,
        REPEATED,
        RESUMED,
        ANEW,
        REFUSED
    }

    Recovery recovery = Recovery.NONE;

    /** The dial of the event, or the one that a recovery code stands for that leads nowhere. */
    @Nullable Dialled dial;

    Step(
            SessionState before,
            SessionEvent event,
            long now,
            @Nullable Story live,
            @Nullable Story remembered) {
        this.before = before;
        this.event = event;
        this.now = now;
        this.live = live;
        this.phase = live == null ? null : live.phase;
        this.due = live == null ? Long.MAX_VALUE : live.due;
        this.highest = live == null ? 0 : live.highest;
        this.numbered = live == null ? "" : live.numbered;
        this.dialled = live == null ? "" : live.dialled;
        this.shown = live == null ? null : live.screen;
        this.dialogueId = live == null ? "" : live.dialogueId;
        this.remembered = remembered;
    }

    /** Whether a live session's deadline passed before the event. */
    boolean late() {
        return now >= due;
    }

    /** Whether the session was there, in this turn, with time left. */
    boolean was(Story.Phase awaited) {
        return phase == awaited && !late();
    }

    /** The turn has changed before the event is looked at. */
    void turns(Story story) {
        phase = story.phase;
        due = story.due;
        dialogueId = story.dialogueId;
        dialled = story.dialled;
        turned = true;
    }

    /** Whether the event shows that the network has taken a screen without a reply. */
    boolean completes() {
        return accepted && live != null && live.screen != null && !live.screen.expectsReply();
    }

    /** The id of the record of a recovery code that leads nowhere. */
    @Nullable SessionId refusal() {
        return event instanceof RecoveryDialled dial ? dial.dial().id() : null;
    }

    boolean isOf(SessionId session) {
        return live != null && live.id.equals(session);
    }

    /** Whether this dial is only the one that the session began with. */
    boolean isBegunBy(Dialled dial) {
        return isIn(dial.dialogueId()) && dialled.equals(dial.dialString());
    }

    boolean isIn(String dialogue) {
        return live != null && dialogueId.equals(dialogue);
    }
}
