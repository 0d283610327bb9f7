package io.strowger.core.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.strowger.core.push.PushEffect.CommitPrice;
import io.strowger.core.push.PushEffect.ForgetKey;
import io.strowger.core.push.PushEffect.KeepAnswer;
import io.strowger.core.push.PushEffect.KeepRefusal;
import io.strowger.core.push.PushEffect.ReleasePrice;
import io.strowger.core.push.PushWalk.Rules;
import io.strowger.core.push.PushWalk.Rules.Money;
import io.strowger.core.push.PushWalk.Rules.Submits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the money of a push to invariants 1 to 6, and sees that the walks catch what is wrong. */
class PushWalkTest {

    private static final int WALKS = 20_000;
    private static final int WALKS_A_BUG = 3_000;
    private static final SubmitOutcome REFUSED = new SubmitOutcome.Refused("bug");

    /** Machines that are wrong in one way, and the invariant that they break. */
    record Bug(int invariant, String name, Rules rules) {
        @Override
        public String toString() {
            return invariant + " " + name;
        }
    }

    @Test
    void shouldKeepTheInvariantsWhateverHappens() {
        Long one = Long.getLong("walk.seed");
        long first = one == null ? System.nanoTime() : one;
        Set<Class<?>> seen = new HashSet<>();
        for (long seed = first; seed < first + (one == null ? WALKS : 1); seed++) {
            try {
                seen.addAll(PushWalk.run(Rules.RIGHT, seed));
            } catch (RuntimeException broken) {
                throw new AssertionError(
                        broken.getMessage() + "; walk it again with -Dwalk.seed=" + seed, broken);
            }
        }
        if (one == null) {
            assertThat(seen)
                    .isEqualTo(
                            leavesOf(
                                    PushState.class,
                                    PushEvent.class,
                                    PushEffect.class,
                                    SubmitState.class,
                                    SubmitEvent.class,
                                    SubmitEffect.class));
        }
    }

    private static Set<Class<?>> leavesOf(Class<?>... types) {
        List<Class<?>> open = new ArrayList<>(List.of(types));
        Set<Class<?>> leaves = new HashSet<>();
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

    static Stream<Bug> bugs() {
        return Stream.concat(ofMoney(), ofSubmits());
    }

    private static Stream<Bug> ofMoney() {
        return Stream.of(
                new Bug(1, "a debit is forgotten", without(CommitPrice.class)),
                new Bug(1, "a release is forgotten", without(ReleasePrice.class)),
                new Bug(1, "a price is released after it was spent", released("Committed")),
                new Bug(2, "a reply shows nothing", deaf(PushEvent.SubscriberReplied.class)),
                new Bug(3, "nobody sweeps", deaf(PushEvent.TimePassed.class)),
                new Bug(5, "a sweep forgets what may have been sent", money(PushWalkTest::swept)),
                new Bug(2, "what may have been sent is given up", money(PushWalkTest::givenUp)),
                new Bug(6, "a retry of what was sent is refused", money(PushWalkTest::mistold)));
    }

    private static Stream<Bug> ofSubmits() {
        return Stream.of(
                new Bug(5, "it is submitted before that is noted", submits(PushWalkTest::hasty)),
                new Bug(5, "it is submitted twice", submits(PushWalkTest::twice)),
                new Bug(5, "a note that failed is no matter", submits(PushWalkTest::careless)),
                new Bug(15, "it is submitted at any time", submits(PushWalkTest::patient)),
                new Bug(2, "who gave up is told of a refusal", submits(PushWalkTest::certain)),
                new Bug(2, "it leaves after it was given back", submits(PushWalkTest::stubborn)));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void shouldCatchMachinesThatAreWrong(Bug bug) {
        Set<Integer> broken = new HashSet<>();
        for (long seed = 1; seed <= WALKS_A_BUG; seed++) {
            long walk = seed;
            BrokenPush found =
                    catchThrowableOfType(BrokenPush.class, () -> PushWalk.run(bug.rules(), walk));
            if (found != null) {
                broken.add(found.invariant());
            }
        }
        assertThat(broken).contains(bug.invariant());
    }

    @Test
    void shouldWalkTheSameWayAgainFromTheSameSeed() {
        assertThat(PushWalk.run(Rules.RIGHT, 4711)).isEqualTo(PushWalk.run(Rules.RIGHT, 4711));
    }

    private static Rules money(Money money) {
        return new Rules(money, SubmitMachine::on);
    }

    private static Rules submits(Submits submits) {
        return new Rules(PushMachine::on, submits);
    }

    private static Rules without(Class<? extends PushEffect> type) {
        return money((state, event, now) -> {
            Decision<PushState, PushEffect> right = PushMachine.on(state, event, now);
            return new Decision<>(
                    right.next(),
                    right.effects().stream().filter(effect -> !type.isInstance(effect)).toList());
        });
    }

    private static Rules deaf(Class<? extends PushEvent> type) {
        return money((state, event, now) ->
                type.isInstance(event) ? Decision.to(state) : PushMachine.on(state, event, now));
    }

    private static Rules released(String name) {
        return money((state, event, now) ->
                state.getClass().getSimpleName().equals(name)
                                && event instanceof PushEvent.TimePassed
                        ? Decision.to(new PushState.Released(), new ReleasePrice())
                        : PushMachine.on(state, event, now));
    }

    private static Decision<PushState, PushEffect> swept(
            PushState state, PushEvent event, long now) {
        return state instanceof PushState.MaybeSent && event instanceof PushEvent.TimePassed
                ? Decision.to(new PushState.Released(), new ReleasePrice(), new ForgetKey())
                : PushMachine.on(state, event, now);
    }

    private static Decision<PushState, PushEffect> givenUp(
            PushState state, PushEvent event, long now) {
        return state instanceof PushState.MaybeSent && event instanceof PushEvent.PushAbandoned
                ? Decision.to(new PushState.Released(), new ReleasePrice())
                : PushMachine.on(state, event, now);
    }

    private static Decision<PushState, PushEffect> mistold(
            PushState state, PushEvent event, long now) {
        Decision<PushState, PushEffect> right = PushMachine.on(state, event, now);
        return new Decision<>(
                right.next(),
                right.effects().stream()
                        .map(effect -> effect instanceof KeepAnswer ? new KeepRefusal() : effect)
                        .toList());
    }

    private static Decision<SubmitState, SubmitEffect> hasty(
            SubmitState state, SubmitEvent event, long now) {
        return state instanceof SubmitState.Waiting && event instanceof SubmitEvent.SubmitDue
                ? Decision.to(new SubmitState.Submitted(), new SubmitEffect.Submit())
                : SubmitMachine.on(state, event, now);
    }

    private static Decision<SubmitState, SubmitEffect> twice(
            SubmitState state, SubmitEvent event, long now) {
        return state instanceof SubmitState.Submitted && event instanceof SubmitEvent.SubmitDue
                ? Decision.to(state, new SubmitEffect.Submit())
                : SubmitMachine.on(state, event, now);
    }

    private static Decision<SubmitState, SubmitEffect> careless(
            SubmitState state, SubmitEvent event, long now) {
        return SubmitMachine.on(
                state,
                event instanceof SubmitEvent.NoteRefused ? new SubmitEvent.SubmitNoted() : event,
                now);
    }

    private static Decision<SubmitState, SubmitEffect> patient(
            SubmitState state, SubmitEvent event, long now) {
        return SubmitMachine.on(state, event, event instanceof SubmitEvent.SubmitNoted ? 0 : now);
    }

    private static Decision<SubmitState, SubmitEffect> certain(
            SubmitState state, SubmitEvent event, long now) {
        return state instanceof SubmitState.Submitted
                        && event instanceof SubmitEvent.SessionAnswered(SubmitOutcome.Unknown _)
                ? Decision.to(new SubmitState.Settled(REFUSED), new SubmitEffect.Settle(REFUSED))
                : SubmitMachine.on(state, event, now);
    }

    private static Decision<SubmitState, SubmitEffect> stubborn(
            SubmitState state, SubmitEvent event, long now) {
        return state instanceof SubmitState.Settled && event instanceof SubmitEvent.SubmitNoted
                ? Decision.to(state, new SubmitEffect.Submit())
                : SubmitMachine.on(state, event, now);
    }
}
