package io.strowger.core.session;

import io.strowger.core.session.Effect.CloseLeg;
import io.strowger.core.session.Effect.ShowScreen;
import java.util.ArrayList;
import java.util.List;

/**
 * What a step decided.
 *
 * @param next the state to save
 * @param effects what to do after the save, in order
 */
public record Transition(SessionState next, List<Effect> effects) {

    static Transition to(SessionState next, Effect... effects) {
        return new Transition(next, List.of(effects));
    }

    /** Whether there is nothing to save: the very same state goes on. */
    @SuppressWarnings("ReferenceEquality") // states are compared by what was loaded, not by content
    public boolean stays(SessionState loaded) {
        return next == loaded;
    }

    /**
     * This step and then another that began where this one led. What both want done is done once: a
     * request that comes after the end finds the last screen already on its way to it.
     */
    Transition then(Transition following) {
        List<Effect> all = new ArrayList<>(effects);
        for (Effect effect : following.effects) {
            if (!does(effect)) {
                all.add(effect);
            }
        }
        return new Transition(following.next, List.copyOf(all));
    }

    /** Whether this step does it already, in so many words or by answering the same requests. */
    private boolean does(Effect effect) {
        return effects.contains(effect)
                || (effect instanceof ShowScreen(var key, var dialogueId, var session, var screen)
                        && effects.contains(new CloseLeg(key, dialogueId, session, screen)));
    }
}
