package io.strowger.core.session.walk;

import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.SessionId;
import io.strowger.core.session.SessionEvent.NotDelivered;
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
        if (step.event instanceof NotDelivered lost
                && step.live != null
                && step.isOf(lost.session())
                && step.was(Story.Phase.READING)
                && step.live.live()) {
            long life = step.live.application.recoverWithinMillis();
            Broken.unless(life > 0, 14, "not delivered, cannot be resumed, and goes on");
            step.live.turn(Story.Phase.SUSPENDED, step.now + life);
        }
    }
}
