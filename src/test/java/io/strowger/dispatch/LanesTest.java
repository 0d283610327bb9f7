package io.strowger.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanesTest {

    private final Lanes<String> lanes = new Lanes<>(2);

    @Test
    void shouldLetEachAccountHaveItsOwnWidth() {
        assertThat(lanes.enter("slow", "a")).isTrue();
        assertThat(lanes.full()).isEmpty();
        assertThat(lanes.enter("slow", "b")).isTrue();
        assertThat(lanes.full()).containsExactly("slow");
        assertThat(lanes.enter("slow", "c")).isFalse();
        assertThat(lanes.enter("other", "d")).isTrue();
        assertThat(lanes.held()).isEqualTo(4);
    }

    @Test
    void shouldGiveAFreePlaceToWhoeverWaitsLongest() {
        lanes.enter("slow", "a");
        lanes.enter("slow", "b");
        lanes.enter("slow", "c");
        lanes.enter("slow", "d");
        assertThat(lanes.leave("slow")).isEqualTo("c");
        assertThat(lanes.full()).containsExactly("slow");
        assertThat(lanes.leave("slow")).isEqualTo("d");
        assertThat(lanes.leave("slow")).isNull();
        assertThat(lanes.full()).isEmpty();
        assertThat(lanes.leave("slow")).isNull();
        assertThat(lanes.held()).isZero();
    }
}
