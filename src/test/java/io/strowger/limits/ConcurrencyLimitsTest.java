package io.strowger.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConcurrencyLimitsTest {

    private final ConcurrencyLimits limits = new ConcurrencyLimits(3, 2);

    @Test
    void shouldHoldAKeyToItsShareAndAllToTheWhole() {
        assertThat(limits.enter("a")).isTrue();
        assertThat(limits.enter("a")).isTrue();
        assertThat(limits.enter("a")).isFalse();
        assertThat(limits.enter("b")).isTrue();
        assertThat(limits.enter("c")).isFalse();
    }

    @Test
    void shouldCountWhatWasRefusedForNothing() {
        limits.enter("a");
        limits.enter("a");
        for (int i = 0; i < 10; i++) {
            assertThat(limits.enter("a")).isFalse();
        }
        limits.leave("a");
        assertThat(limits.enter("a")).isTrue();
        assertThat(limits.enter("b")).isTrue();
        assertThat(limits.enter("c")).isFalse();
    }

    @Test
    void shouldHoldNoKeyOfWhichNothingIsUnderWay() {
        limits.enter("a");
        limits.enter("a");
        limits.leave("a");
        assertThat(limits.size()).isEqualTo(1);
        limits.leave("a");
        assertThat(limits.size()).isZero();
    }
}
