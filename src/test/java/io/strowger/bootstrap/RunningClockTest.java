package io.strowger.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunningClockTest {

    private static final Instant NOON = Instant.parse("2026-07-30T12:00:00Z");

    private Instant wall = NOON;
    private long nanos = Long.MAX_VALUE - 1;

    private RunningClock clock(Instant mark) {
        return RunningClock.set(() -> wall, mark.toEpochMilli(), () -> nanos);
    }

    private void pass(Duration real) {
        nanos += real.toNanos();
        wall = wall.plus(real);
    }

    @Test
    void shouldShowTheWallFromTheStart() {
        RunningClock clock = clock(Instant.EPOCH);
        assertThat(clock.instant()).isEqualTo(NOON);

        pass(Duration.ofMillis(1_500));

        assertThat(clock.instant()).isEqualTo(wall);
        assertThat(clock.wallAheadMillis()).isZero();
    }

    @Test
    void shouldRunOnWhateverTheWallDoes() {
        RunningClock clock = clock(Instant.EPOCH);

        wall = NOON.minusSeconds(3_600);
        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.wallAheadMillis()).isEqualTo(-3_600_000);
        pass(Duration.ofSeconds(5));
        assertThat(clock.millis()).isEqualTo(NOON.plusSeconds(5).toEpochMilli());

        wall = NOON.plusSeconds(3_600);
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));
        assertThat(clock.wall().instant()).isEqualTo(wall);
    }

    @Test
    void shouldGoOnFromTheMarkWhenTheWallStandsBehindIt() {
        Instant mark = NOON.plus(Duration.ofDays(1_000));
        RunningClock clock = clock(mark);
        assertThat(clock.instant()).isEqualTo(mark);

        pass(Duration.ofSeconds(60));

        assertThat(clock.instant()).isEqualTo(mark.plusSeconds(60));
    }

    @Test
    void shouldTakeTheWallWhenItStandsBeforeTheMark() {
        assertThat(clock(NOON.minusMillis(1)).instant()).isEqualTo(NOON);
        assertThat(clock(NOON).instant()).isEqualTo(NOON);
    }
}
