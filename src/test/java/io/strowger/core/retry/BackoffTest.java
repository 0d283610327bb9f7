package io.strowger.core.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final double NEARLY_ONE = 0.999999999;
    private final Backoff backoff = new Backoff(1_000, 60_000);

    @Test
    void shouldWaitTwiceAsLongAfterEveryFailure() {
        assertThat(backoff.delayMillis(1, NEARLY_ONE)).isEqualTo(1_000);
        assertThat(backoff.delayMillis(2, NEARLY_ONE)).isEqualTo(2_000);
        assertThat(backoff.delayMillis(6, NEARLY_ONE)).isEqualTo(32_000);
    }

    @Test
    void shouldNeverWaitLongerThanTheCap() {
        assertThat(backoff.delayMillis(7, NEARLY_ONE)).isEqualTo(60_000);
        assertThat(backoff.delayMillis(Integer.MAX_VALUE, NEARLY_ONE)).isEqualTo(60_000);
    }

    @Test
    void shouldGoOnDoublingUntilTheCapAndNoSooner() {
        Backoff odd = new Backoff(1_000, 2_001);

        assertThat(odd.delayMillis(2, NEARLY_ONE)).isEqualTo(2_000);
        assertThat(odd.delayMillis(3, NEARLY_ONE)).isEqualTo(2_001);
    }

    @Test
    void shouldAlwaysWaitTheSameWhenTheFirstWaitIsTheCap() {
        Backoff even = new Backoff(5, 5);

        assertThat(even.delayMillis(1, NEARLY_ONE)).isEqualTo(5);
        assertThat(even.delayMillis(9, NEARLY_ONE)).isEqualTo(5);
    }

    @Test
    void shouldWaitAnyPartOfThatByChance() {
        assertThat(backoff.delayMillis(3, 0)).isEqualTo(1);
        assertThat(backoff.delayMillis(3, 0.5)).isEqualTo(2_001);
    }

    @Test
    void shouldRefuseWaitsThatMakeNoSense() {
        assertThatThrownBy(() -> new Backoff(0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(6, 5)).isInstanceOf(IllegalArgumentException.class);
    }
}
