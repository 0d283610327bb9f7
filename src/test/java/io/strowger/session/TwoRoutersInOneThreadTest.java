package io.strowger.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.session.RouterSimulation.Bug;
import io.strowger.session.RouterSimulation.Sights;
import org.junit.jupiter.api.Test;

/**
 * Two routers, one store, one thread, one seed (invariants 1 to 6, 12, 14 to 16). A failure names
 * its seed, and {@code -Dwalk.seed=…} runs that one alone.
 */
class TwoRoutersInOneThreadTest {

    private static final int RUNS = 400;

    @Test
    void shouldKeepSessionsAndMoneyWhoeverDiesBetweenTwoSteps() {
        Long one = Long.getLong("walk.seed");
        Sights sights = new Sights();
        if (one != null) {
            RouterSimulation.run(one, Bug.NONE, sights);
            return;
        }
        runs(System.nanoTime(), Bug.NONE, sights);

        assertThat(sights.kills).isGreaterThan(RUNS);
        assertThat(sights.dialogues).isGreaterThan(RUNS);
        assertThat(sights.repeats).isPositive();
        assertThat(sights.pushesAccepted).isGreaterThan(RUNS);
        assertThat(sights.pushesFlagged).isPositive();
        assertThat(sights.unrecorded).as("a router died with a record").isPositive();
    }

    private static void runs(long first, Bug bug, Sights sights) {
        for (long seed = first; seed < first + RUNS; seed++) {
            try {
                RouterSimulation.run(seed, bug, sights);
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError(
                        broken.getMessage() + "; run it again with -Dwalk.seed=" + seed, broken);
            }
        }
    }

    @Test
    void shouldRunTheSameWayAgainFromTheSameSeed() {
        Sights once = new Sights();
        Sights again = new Sights();
        RouterSimulation.run(4711, Bug.NONE, once);
        RouterSimulation.run(4711, Bug.NONE, again);

        assertThat(once.trace).isNotEmpty().isEqualTo(again.trace);
    }

    @Test
    void shouldCatchAStoreThatPutsWithoutComparing() {
        assertThatThrownBy(() -> runs(1, Bug.SAVES_WITHOUT_COMPARING, new Sights()))
                .hasMessageContaining("invariant");
    }

    @Test
    void shouldCatchASubmitThatNothingDurableTellsOf() {
        assertThatThrownBy(() -> runs(1, Bug.SUBMITS_WITHOUT_NOTING, new Sights()))
                .hasMessageContaining("invariant 2");
    }
}
