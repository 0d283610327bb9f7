package io.strowger.core.session.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.strowger.core.session.SessionMachine;
import io.strowger.core.session.SessionRules;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walks are worth something only if they catch a machine that is wrong. */
class PlantedBugsTest {

    private static final int WALKS = 300;
    private static final Machine RIGHT = new SessionMachine(SessionRules.DEFAULTS)::on;

    static Stream<PlantedBugs.Bug> bugs() {
        return PlantedBugs.in(RIGHT);
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void shouldCatchAMachineThatIsWrong(PlantedBugs.Bug bug) {
        Set<Integer> broken = new HashSet<>();
        for (long seed = 1; seed <= WALKS; seed++) {
            long walk = seed;
            Broken found =
                    catchThrowableOfType(
                            Broken.class, () -> Walk.run(walk, bug.machine(), new Sights()));
            if (found != null) {
                broken.add(found.invariant());
            }
        }

        assertThat(broken).contains(bug.invariant());
    }

    @Test
    void shouldPlantABugForEveryInvariantOfSessions() {
        Set<Integer> planted = new TreeSet<>();
        bugs().forEach(bug -> planted.add(bug.invariant()));

        assertThat(planted).containsExactly(2, 6, 9, 10, 11, 12, 13, 14, 15, 16, 17, 21, 23);
    }

    @Test
    void shouldWalkTheSameWayAgainFromTheSameSeed() {
        Sights once = new Sights();
        Sights again = new Sights();
        Walk.run(4711, RIGHT, once);
        Walk.run(4711, RIGHT, again);

        assertThat(again.steps).isEqualTo(once.steps);
        assertThat(again.effects).isEqualTo(once.effects);
    }
}
