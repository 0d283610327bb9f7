package io.strowger.core.session;

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

    /** This step and then another that began where this one led. */
    Transition then(Transition following) {
        if (effects.isEmpty()) {
            return following;
        }
        List<Effect> all = new ArrayList<>(effects);
        all.addAll(following.effects);
        return new Transition(following.next, List.copyOf(all));
    }
}
