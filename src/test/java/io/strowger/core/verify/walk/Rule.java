package io.strowger.core.verify.walk;

import io.strowger.core.verify.CodeState;
import io.strowger.core.verify.GuessRule;
import io.strowger.core.verify.GuessRule.Admission;
import io.strowger.core.verify.GuessRule.Outcome;

/** The rule of guesses, or one that is meant to be it. */
@FunctionalInterface
public interface Rule {

    Outcome guess(CodeState state, boolean equal, long now);

    /** Both steps of the rule at once. */
    static Rule of(GuessRule rule) {
        return (state, equal, now) ->
                switch (rule.admit(state, now)) {
                    case Admission.Refused(var verdict) -> new Outcome(state, verdict);
                    case Admission.Counted(var counted) -> GuessRule.compared(counted, equal);
                };
    }
}
