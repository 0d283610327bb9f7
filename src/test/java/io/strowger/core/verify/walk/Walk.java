package io.strowger.core.verify.walk;

import io.strowger.core.verify.CodeState;
import io.strowger.core.verify.GuessRule.Outcome;
import io.strowger.core.verify.Verdict;
import java.util.SplittableRandom;

/**
 * One code and the guesses that come for it, right and wrong, before, at and after the end of its
 * life. The walk keeps its own count of what happened and looks at answers only.
 */
final class Walk {

    private static final int STEPS = 40;
    private static final int MOST = 5;
    private static final long LIFE = 100;

    private final SplittableRandom chance;
    private final Rule rule;
    private final Sights sights;

    private CodeState state = new CodeState(0, false, LIFE);
    private long now;
    private int evaluated;
    private boolean validated;

    private Walk(long seed, Rule rule, Sights sights) {
        this.chance = new SplittableRandom(seed);
        this.rule = rule;
        this.sights = sights;
    }

    /** Walks; throws a {@link Broken} that names the invariant which did not hold. */
    static void run(long seed, Rule rule, Sights sights) {
        Walk walk = new Walk(seed, rule, sights);
        boolean hasty = walk.chance.nextBoolean();
        int rightInTen = walk.chance.nextInt(4);
        for (int i = 0; i < STEPS; i++) {
            walk.now += hasty ? 0 : walk.chance.nextInt(12);
            walk.step(walk.chance.nextInt(10) < rightInTen);
        }
    }

    private void step(boolean equal) {
        Outcome outcome = rule.guess(state, equal, now);
        state = outcome.state();
        sights.verdicts.add(outcome.verdict());
        look(outcome.verdict(), equal);
    }

    private void look(Verdict verdict, boolean equal) {
        switch (verdict) {
            case VALID -> {
                hold(18, !validated, "a code validates once");
                hold(0, equal, "what is wrong is not valid");
                validated = true;
                evaluated();
            }
            case WRONG -> {
                hold(0, !equal, "what is right is not called wrong");
                hold(18, !validated, "what was used is not evaluated");
                evaluated();
            }
            case USED -> hold(18, validated, "what was not validated is not used");
            case EXPIRED -> {
                hold(20, now >= LIFE, "a code lives all of its life");
                hold(20, !validated, "what was used stays used");
            }
            case TOO_MANY -> {
                hold(19, evaluated == MOST, "as many guesses as are allowed are evaluated");
                hold(20, now < LIFE, "what is expired is said to be");
            }
        }
    }

    private void evaluated() {
        evaluated++;
        hold(19, evaluated <= MOST, "no more guesses are evaluated than are allowed");
        hold(20, now < LIFE, "nothing is evaluated after the end of its life");
    }

    private static void hold(int invariant, boolean holds, String sentence) {
        if (!holds) {
            throw new Broken(invariant, sentence);
        }
    }
}
