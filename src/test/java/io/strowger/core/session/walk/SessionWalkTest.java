package io.strowger.core.session.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.core.session.Effect;
import io.strowger.core.session.SessionEvent;
import io.strowger.core.session.SessionMachine;
import io.strowger.core.session.SessionRules;
import io.strowger.core.session.SessionState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Walks the machine at random and holds it to invariants 2, 6, 9 to 17, 21 and 23.
 *
 * <p>Every run takes other walks; a failure names the seed of its walk, and {@code -Dwalk.seed=…}
 * walks that one alone.
 */
class SessionWalkTest {

    private static final int WALKS = 12_000;
    private static final SessionMachine MACHINE = new SessionMachine(SessionRules.DEFAULTS);

    @Test
    void shouldKeepTheInvariantsWhateverHappens() {
        Long one = Long.getLong("walk.seed");
        if (one != null) {
            walk(one, new Sights());
            return;
        }
        long first = System.nanoTime();
        Sights sights = new Sights();
        for (long seed = first; seed < first + WALKS; seed++) {
            walk(seed, sights);
        }
        sawEverything(sights);
    }

    private static void walk(long seed, Sights sights) {
        try {
            Walk.run(seed, MACHINE::on, sights);
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError(
                    broken.getMessage() + "; walk it again with -Dwalk.seed=" + seed, broken);
        }
    }

    /** A walk that never comes somewhere shows nothing about it. */
    private static void sawEverything(Sights sights) {
        assertThat(sights.steps).isGreaterThan(20L * WALKS);
        assertThat(sights.states).isEqualTo(leavesOf(SessionState.class));
        assertThat(sights.events).isEqualTo(leavesOf(SessionEvent.class));
        assertThat(sights.effects).isEqualTo(leavesOf(Effect.class));
        assertThat(sights.offerOutcomes).isEqualTo(leavesOf(Effect.OfferOutcome.class));
        assertThat(sights.reasons).isEqualTo(EnumSet.allOf(EndReason.class));
    }

    private static Set<Class<?>> leavesOf(Class<?> type) {
        List<Class<?>> open = new ArrayList<>(List.of(type));
        Set<Class<?>> leaves = new java.util.HashSet<>();
        while (!open.isEmpty()) {
            Class<?> next = open.removeLast();
            if (next.isSealed()) {
                open.addAll(Arrays.asList(next.getPermittedSubclasses()));
            } else {
                leaves.add(next);
            }
        }
        return leaves;
    }
}
