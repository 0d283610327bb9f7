package io.strowger.core.verify.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.strowger.core.verify.CodeState;
import io.strowger.core.verify.GuessRule;
import io.strowger.core.verify.GuessRule.Admission;
import io.strowger.core.verify.GuessRule.Outcome;
import io.strowger.core.verify.Verdict;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the rule of guesses at random and holds it to invariants 18 to 20. */
class GuessWalkTest {

    private static final int WALKS = 20_000;
    private static final int WALKS_FOR_A_BUG = 300;
    private static final GuessRule RIGHT = GuessRule.DEFAULT;
    private static final Rule RULE = Rule.of(RIGHT);

    @Test
    void shouldKeepTheInvariantsWhateverIsGuessed() {
        long first = Long.getLong("walk.seed", System.nanoTime());
        Sights sights = new Sights();
        for (long seed = first; seed < first + WALKS; seed++) {
            try {
                Walk.run(seed, RULE, sights);
            } catch (AssertionError broken) {
                throw new AssertionError(
                        broken.getMessage() + "; walk it again with -Dwalk.seed=" + seed, broken);
            }
        }
        assertThat(sights.verdicts).containsExactlyInAnyOrder(Verdict.values());
    }

    /** A rule that is wrong in one way, and the invariant that it breaks. */
    record Bug(int invariant, String name, Rule rule) {
        @Override
        public String toString() {
            return invariant + " " + name;
        }
    }

    static Stream<Bug> bugs() {
        return Stream.of(
                new Bug(18, "using up is forgotten", GuessWalkTest::reusing),
                new Bug(19, "wrong guesses are not counted", GuessWalkTest::uncounted),
                new Bug(19, "one guess too many", Rule.of(new GuessRule(6))),
                new Bug(19, "one guess too few", Rule.of(new GuessRule(4))),
                new Bug(19, "the right code is let in at any time", GuessWalkTest::merciful),
                new Bug(20, "a code lives too long", GuessWalkTest::undying),
                new Bug(20, "a code is over too early", GuessWalkTest::hasty));
    }

    private static Outcome reusing(CodeState state, boolean equal, long now) {
        Outcome right = RULE.guess(state, equal, now);
        CodeState kept = right.state();
        return new Outcome(new CodeState(kept.guesses(), false, kept.expiresAt()), right.verdict());
    }

    private static Outcome uncounted(CodeState state, boolean equal, long now) {
        Outcome right = RULE.guess(state, equal, now);
        return right.verdict() == Verdict.WRONG ? new Outcome(state, Verdict.WRONG) : right;
    }

    private static Outcome merciful(CodeState state, boolean equal, long now) {
        boolean tooMany = RIGHT.admit(state, now).equals(new Admission.Refused(Verdict.TOO_MANY));
        return tooMany && equal ? GuessRule.compared(state, true) : RULE.guess(state, equal, now);
    }

    private static Outcome undying(CodeState state, boolean equal, long now) {
        return RULE.guess(state, equal, now - 1);
    }

    private static Outcome hasty(CodeState state, boolean equal, long now) {
        return RULE.guess(state, equal, now + 1);
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void shouldCatchARuleThatIsWrong(Bug bug) {
        Set<Integer> broken = new HashSet<>();
        for (long seed = 1; seed <= WALKS_FOR_A_BUG; seed++) {
            long walk = seed;
            Broken found =
                    catchThrowableOfType(
                            Broken.class, () -> Walk.run(walk, bug.rule(), new Sights()));
            if (found != null) {
                broken.add(found.invariant());
            }
        }
        assertThat(broken).contains(bug.invariant());
    }
}
