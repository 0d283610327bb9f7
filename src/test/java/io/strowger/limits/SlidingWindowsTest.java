package io.strowger.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlidingWindowsTest {

    private static final long NOW = 1_700_000_000_000L;
    private static final long WINDOW = 32_000;

    /** A window has 32 slots. */
    private static final long SLOT = 1_000;

    private static final WindowLimit FIVE = new WindowLimit(5, Duration.ofMillis(WINDOW));

    private final SlidingWindows windows = new SlidingWindows(FIVE, 100);

    private boolean take(String key, long now) {
        return windows.take(key, now) == 0;
    }

    private void fill(String key, long now) {
        for (int i = 0; i < 5; i++) {
            assertThat(take(key, now)).isTrue();
        }
    }

    @Test
    void shouldLetAsManyPassAsTheLimitAndNoMore() {
        fill("a", NOW);
        assertThat(take("a", NOW)).isFalse();
        assertThat(take("b", NOW)).isTrue();
    }

    @Test
    void shouldSayWhenItIsWorthTryingAgain() {
        fill("a", NOW);
        long retryAfter = windows.take("a", NOW + 1);
        assertThat(retryAfter).isBetween(WINDOW - 1, WINDOW + SLOT);
        assertThat(take("a", NOW + 1 + retryAfter - 1)).isFalse();
        assertThat(take("a", NOW + 1 + retryAfter)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 333, 999, 1_000, 4_242})
    void shouldNeverLetMoreThanTheLimitIntoAnyWindow(long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        Deque<Long> passed = new ArrayDeque<>();
        long now = NOW;
        int refusedForTheSlotAlone = 0;
        for (int i = 0; i < 20_000; i++) {
            now += chance.nextInt(6_000);
            long from = now - WINDOW;
            passed.removeIf(at -> at <= from);
            boolean room = passed.size() < 5;
            boolean passes = take("a", now);
            assertThat(passes && !room).as("seed %d, step %d", seed, i).isFalse();
            if (passes) {
                passed.add(now);
            } else if (room) {
                refusedForTheSlotAlone++;
            }
        }
        assertThat(refusedForTheSlotAlone).isLessThan(20_000 / 10);
    }

    @Test
    void shouldTakeBackWhatCameToNothing() {
        fill("a", NOW);
        windows.giveBack("a", NOW);
        windows.giveBack("nobody", NOW);
        assertThat(take("a", NOW + 1)).isTrue();
        assertThat(take("a", NOW + 1)).isFalse();
    }

    @Test
    void shouldTakeBackNothingThatHasLeftTheWindow() {
        take("a", NOW);
        fill("a", NOW + 2 * WINDOW);
        windows.giveBack("a", NOW);
        assertThat(take("a", NOW + 2 * WINDOW)).isFalse();
    }

    @Test
    void shouldNotBeOpenedByAClockThatGoesBack() {
        fill("a", NOW);
        assertThat(windows.take("a", NOW - 10 * WINDOW)).isGreaterThan(10 * WINDOW);
        assertThat(take("a", NOW)).isFalse();
    }

    @Test
    void shouldHoldNoMoreKeysThanItMayAndForgetTheOneUsedLeastRecently() {
        for (int i = 0; i < 100; i++) {
            fill("k" + i, NOW);
        }
        assertThat(take("k0", NOW)).isFalse(); // used again
        assertThat(take("new", NOW)).isTrue();
        assertThat(windows.size()).isEqualTo(100);
        assertThat(take("k0", NOW)).isFalse();
        assertThat(take("k1", NOW)).isTrue();
        assertThat(windows.size()).isEqualTo(100);
    }

    @Test
    void shouldLetAllPassAndHoldNothingWithoutALimit() {
        SlidingWindows none = new SlidingWindows(new WindowLimit(0, Duration.ofMinutes(1)), 100);
        for (int i = 0; i < 1_000; i++) {
            assertThat(none.take("k" + i, NOW)).isZero();
        }
        assertThat(none.size()).isZero();
    }

    @Test
    void shouldHoldAWindowThatIsShorterThanItsSlots() {
        SlidingWindows brief = new SlidingWindows(new WindowLimit(1, Duration.ofMillis(1)), 100);
        assertThat(brief.take("a", NOW)).isZero();
        long retryAfter = brief.take("a", NOW);
        assertThat(retryAfter).isPositive();
        assertThat(brief.take("a", NOW + retryAfter)).isZero();
    }

    @Test
    void shouldHoldTheLimitForManyThreads() throws InterruptedException {
        SlidingWindows many =
                new SlidingWindows(new WindowLimit(1_000, Duration.ofMinutes(1)), 100);
        AtomicInteger passed = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(8);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                threads.execute(() -> {
                    for (int j = 0; j < 1_000; j++) {
                        passed.addAndGet(many.take("a", NOW) == 0 ? 1 : 0);
                    }
                    done.countDown();
                });
            }
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(passed).hasValue(1_000);
    }
}
