package io.strowger.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PerAccountConcurrencyTest {

    private final PerAccountConcurrency<String> lanes = new PerAccountConcurrency<>(2, 12);

    @Test
    void shouldLetEachAccountHaveItsOwnWidth() {
        assertThat(lanes.enter("slow", "a")).isTrue();
        assertThat(lanes.full()).isEmpty();
        assertThat(lanes.enter("slow", "b")).isTrue();
        assertThat(lanes.full()).containsExactly("slow");
        assertThat(lanes.enter("slow", "c")).isFalse();
        assertThat(lanes.enter("other", "d")).isTrue();
        assertThat(lanes.free()).isEqualTo(8);
        assertThat(lanes.each()).isEqualTo(2);
    }

    @Test
    void shouldGiveAnAccountOneAtATimeWhenHalfOfThePlacesAreTaken() {
        for (String account : new String[] {"a", "a", "b", "b", "c"}) {
            lanes.enter(account, account);
        }
        assertThat(lanes.full()).containsExactlyInAnyOrder("a", "b");
        lanes.enter("d", "d");
        assertThat(lanes.full()).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertThat(lanes.each()).isEqualTo(1);
        lanes.leave("d");
        assertThat(lanes.full()).containsExactlyInAnyOrder("a", "b");
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
        assertThat(lanes.free()).isEqualTo(12);
    }
}
