package io.strowger.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.ops.Readiness.CheckStatus;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    private final Readiness readiness = new Readiness();

    @Test
    void shouldBeReadyWhenEveryCheckHolds() {
        readiness.add("store", () -> true);
        readiness.add("records", () -> true);

        assertThat(readiness.report().ready()).isTrue();
        assertThat(readiness.report().checks())
                .containsExactly(
                        new CheckStatus("lifecycle", true),
                        new CheckStatus("store", true),
                        new CheckStatus("records", true));
    }

    @Test
    void shouldNotBeReadyWhenOneCheckFails() {
        readiness.add("store", () -> true);
        readiness.add("records", () -> false);

        assertThat(readiness.report().ready()).isFalse();
        assertThat(readiness.report().checks()).contains(new CheckStatus("records", false));
    }

    @Test
    void shouldTakeACheckThatThrowsForOneThatFails() {
        readiness.add(
                "store",
                () -> {
                    throw new IllegalStateException("closed");
                });

        assertThat(readiness.report().ready()).isFalse();
    }

    @Test
    void shouldNotBeReadyFromTheMomentItIsStopping() {
        readiness.add("store", () -> true);
        readiness.stopping();

        assertThat(readiness.report().ready()).isFalse();
        assertThat(readiness.report().checks()).contains(new CheckStatus("lifecycle", false));
    }
}
