package io.strowger.core.verify.walk;

import io.strowger.core.verify.CodeState;
import io.strowger.core.verify.GuessRule.Outcome;

/** The rule of guesses, or one that is meant to be it. */
@FunctionalInterface
interface Rule {

    Outcome guess(CodeState state, boolean equal, long now);
}
