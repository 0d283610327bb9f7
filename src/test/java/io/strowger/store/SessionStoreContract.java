package io.strowger.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SessionKey;
import io.strowger.core.session.Footprint;
import io.strowger.core.session.SessionState;
import io.strowger.core.session.SessionState.Absent;
import io.strowger.core.session.SessionState.Ended;
import io.strowger.core.session.SessionState.Said;
import io.strowger.store.SessionStore.Taken;
import io.strowger.store.SessionStore.Versioned;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every session store does. */
public abstract class SessionStoreContract {

    protected static final long NOW = 1_700_000_000_000L;

    private static final int WALK_STEPS = 200_000;
    private static final int WALK_KEYS = 3_000;

    private SessionStore store;

    protected abstract SessionStore create();

    @BeforeEach
    void begin() {
        store = create();
    }

    @Test
    void shouldHoldNothingAtFirst() {
        assertThat(load(key(1))).isEqualTo(Versioned.ABSENT);
        assertThat(store.size()).isZero();
        assertThat(store.liveCount()).isZero();
    }

    @Test
    void shouldGiveBackWhatWasSavedUnderAnotherVersionEachTime() {
        assertThat(save(key(1), 0, due(NOW + 1))).isTrue();
        Versioned first = load(key(1));
        assertThat(save(key(1), first.version(), due(NOW + 2))).isTrue();
        Versioned second = load(key(1));
        assertThat(first.state().dueAt()).isEqualTo(NOW + 1);
        assertThat(second.state().dueAt()).isEqualTo(NOW + 2);
        assertThat(second.version()).isNotEqualTo(first.version()).isNotZero();
    }

    @Test
    void shouldRefuseASaveThatComesTooLate() {
        save(key(1), 0, due(NOW + 1));
        long read = load(key(1)).version();
        save(key(1), read, due(NOW + 2));
        assertThat(save(key(1), read, due(NOW + 3))).isFalse();
        assertThat(save(key(1), 0, due(NOW + 3))).isFalse();
        assertThat(load(key(1)).state().dueAt()).isEqualTo(NOW + 2);
    }

    @Test
    void shouldRefuseASaveOfWhatHasGoneAndComeAgain() {
        save(key(1), 0, due(NOW + 1));
        long first = load(key(1)).version();
        save(key(1), first, Absent.INSTANCE);
        save(key(1), 0, due(NOW + 2));
        assertThat(save(key(1), first, due(NOW + 3))).isFalse();
    }

    @Test
    void shouldEmptyAPlace() {
        save(key(1), 0, due(NOW + 1));
        assertThat(save(key(1), load(key(1)).version(), Absent.INSTANCE)).isTrue();
        assertThat(load(key(1))).isEqualTo(Versioned.ABSENT);
        assertThat(store.size()).isZero();
        assertThat(dueAt(NOW + 10_000)).isEmpty();
    }

    @Test
    void shouldTellNetworksApart() {
        SessionKey elsewhere = new SessionKey("other", key(1).msisdn());
        save(key(1), 0, due(NOW + 1));
        assertThat(load(elsewhere)).isEqualTo(Versioned.ABSENT);
    }

    @Test
    void shouldNameAKeyAtItsDeadlineAndNotBefore() {
        save(key(1), 0, due(NOW + 5_000));
        assertThat(dueAt(NOW + 4_999)).isEmpty();
        assertThat(dueAt(NOW + 5_000)).containsExactly(key(1));
    }

    @Test
    void shouldNameAKeyAgainUntilItsStateIsReplaced() {
        save(key(1), 0, due(NOW + 5_000));
        assertThat(dueAt(NOW + 5_000)).containsExactly(key(1));
        assertThat(dueAt(NOW + 6_500)).containsExactly(key(1));
        save(key(1), load(key(1)).version(), due(NOW + 60_000));
        assertThat(dueAt(NOW + 8_000)).isEmpty();
        assertThat(dueAt(NOW + 60_000)).containsExactly(key(1));
    }

    @Test
    void shouldFollowADeadlineThatComesCloser() {
        save(key(1), 0, due(NOW + 60_000));
        save(key(1), load(key(1)).version(), due(NOW + 1_000));
        assertThat(dueAt(NOW + 1_000)).containsExactly(key(1));
    }

    @Test
    void shouldFollowADeadlineThatGoesFurtherAway() {
        save(key(1), 0, due(NOW + 1_000));
        save(key(1), load(key(1)).version(), due(NOW + 3_600_000));
        assertThat(dueAt(NOW + 1_000)).isEmpty();
        assertThat(dueAt(NOW + 3_599_000)).isEmpty();
        assertThat(dueAt(NOW + 3_600_000)).containsExactly(key(1));
    }

    @Test
    void shouldNameNoMoreThanItIsAskedForAndTheRestNext() {
        for (int i = 1; i <= 10; i++) {
            save(key(i), 0, due(NOW + 1_000));
        }
        List<SessionKey> first = done(store.due(NOW + 1_000, 4));
        List<SessionKey> rest = done(store.due(NOW + 1_000, 100));
        assertThat(first).hasSize(4);
        assertThat(rest).hasSize(6).doesNotContainAnyElementsOf(first);
    }

    @Test
    void shouldCountTheBytesOfAllStatesAndWhoseTheyAre() {
        SessionState small = ended("acme", "Bye");
        SessionState big = ended("other", "b".repeat(100));
        save(key(1), 0, small);
        save(key(2), 0, big);
        assertThat(store.bytes()).isEqualTo(Footprint.of(small) + Footprint.of(big));
        assertThat(store.takenBy("acme")).isEqualTo(new Taken(0, 1, Footprint.of(small)));
        assertThat(store.takenBy("other")).isEqualTo(new Taken(0, 1, Footprint.of(big)));

        save(key(1), load(key(1)).version(), big);
        assertThat(store.takenBy("acme")).isEqualTo(Taken.NOTHING);
        assertThat(store.takenBy("other").bytes()).isEqualTo(2L * Footprint.of(big));
        save(key(1), load(key(1)).version(), Absent.INSTANCE);
        save(key(2), load(key(2)).version(), Absent.INSTANCE);
        assertThat(store.bytes()).isZero();
        assertThat(store.takenBy("other")).isEqualTo(Taken.NOTHING);
    }

    @Test
    void shouldHoldWhatAMapHoldsOverARandomWalk() {
        long seed = Long.getLong("walk.seed", 20261121L);
        Random random = new Random(seed);
        Map<SessionKey, Long> model = new HashMap<>();
        long now = NOW;
        for (int i = 0; i < WALK_STEPS; i++) {
            SessionKey key = key(1 + random.nextInt(WALK_KEYS));
            long version = load(key).version();
            if (random.nextInt(3) == 0) {
                save(key, version, Absent.INSTANCE);
                model.remove(key);
            } else {
                long dueAt = now + 1 + random.nextInt(700_000);
                save(key, version, due(dueAt));
                model.put(key, dueAt);
            }
            if (random.nextInt(50) == 0) {
                now += random.nextInt(2_000);
                expire(model, now, seed);
            }
        }
        assertThat(store.size()).as("seed %s", seed).isEqualTo(model.size());
        assertThat(store.bytes())
                .as("seed %s", seed)
                .isEqualTo((long) model.size() * Footprint.of(due(NOW)));
    }

    /** Empties every place whose deadline has come, and checks that the store named just those. */
    private void expire(Map<SessionKey, Long> model, long now, long seed) {
        List<SessionKey> expected = new ArrayList<>();
        model.forEach((key, dueAt) -> {
            if (dueAt <= now - now % 100) {
                expected.add(key);
            }
        });
        List<SessionKey> named = dueAt(now);
        assertThat(named).as("seed %s", seed).containsAll(expected);
        for (SessionKey key : named) {
            assertThat(model.get(key)).as("seed %s, %s", seed, key).isLessThanOrEqualTo(now);
            save(key, load(key).version(), Absent.INSTANCE);
            model.remove(key);
        }
    }

    private List<SessionKey> dueAt(long now) {
        return done(store.due(now, Integer.MAX_VALUE));
    }

    private Versioned load(SessionKey key) {
        return done(store.load(key));
    }

    private boolean save(SessionKey key, long version, SessionState next) {
        return done(store.save(key, version, next));
    }

    protected static SessionKey key(int subscriber) {
        return new SessionKey("demo", new Msisdn(233200000000L + subscriber));
    }

    /** A state of which only the deadline matters. */
    protected static SessionState due(long dueAt) {
        return ended("acme", Screen.CLOSED, dueAt);
    }

    private static SessionState ended(String account, String last) {
        return ended(account, Screen.last(last), NOW + 1);
    }

    private static SessionState ended(String account, Screen last, long dueAt) {
        return new Ended(
                new SessionId(1, 2),
                key(1),
                "d",
                "*713#",
                account,
                EndReason.COMPLETED,
                last,
                Said.NOTHING,
                dueAt);
    }

    protected static <T> T done(Future<T> future) {
        try {
            return future.await(60, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("the store did not answer", e);
        }
    }
}
