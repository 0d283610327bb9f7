package io.strowger.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.EndReason;
import io.strowger.dispatch.ApplicationLimiter.Admission;
import io.strowger.dispatch.ApplicationLimiter.Ticket;
import io.vertx.core.Future;
import org.junit.jupiter.api.Test;

class ApplicationLimiterTest {

    private static final int FAILURES = 5;
    private static final long OPEN = 10_000;
    private static final long NOW = 1_000_000;

    private final ApplicationLimiter limiter =
            new ApplicationLimiter(new CircuitBreaker(FAILURES, OPEN));

    @Test
    void shouldLetInNoMoreThanItsConcurrency() {
        Ticket first = enter(2, NOW);
        enter(2, NOW);
        assertThat(limiter.enter(2, NOW))
                .isEqualTo(new Admission.Refused(EndReason.APPLICATION_OVERLOADED));
        first.succeeded();
        assertThat(limiter.enter(2, NOW)).isInstanceOf(Ticket.class);
    }

    @Test
    void shouldCloseATicketOnce() {
        Ticket ticket = enter(1, NOW);
        ticket.succeeded();
        ticket.dropped(NOW);
        ticket.ignored();
        assertThat(limiter.inFlight()).isZero();
        assertThat(limiter.isOpen()).isFalse();
    }

    @Test
    void shouldSettleWhenAllThatWereAdmittedHaveLeftOrAreOver() {
        Ticket leaves = enter(3, NOW);
        Ticket ends = enter(3, NOW);
        Ticket aside = (Ticket) limiter.enterAside(3);
        Future<Void> settled = limiter.settled();
        leaves.sent();
        leaves.sent();
        ends.dropped(NOW);
        assertThat(settled.isComplete()).isFalse();
        aside.sent();
        assertThat(settled.succeeded()).isTrue();
        aside.ignored();
        assertThat(limiter.settled().succeeded()).isTrue();
        enter(3, NOW);
        assertThat(limiter.settled().isComplete()).isFalse();
    }

    @Test
    void shouldOpenAfterFiveFailuresInARow() {
        fail(FAILURES - 1);
        assertThat(limiter.isOpen()).isFalse();
        fail(1);
        assertThat(limiter.enter(9, NOW))
                .isEqualTo(new Admission.Refused(EndReason.APPLICATION_CIRCUIT_OPEN));
        assertThat(limiter.inFlight()).isZero();
    }

    @Test
    void shouldForgetFailuresAfterASuccessAndNotAfterWhatSaysNothing() {
        fail(FAILURES - 1);
        enter(9, NOW).ignored();
        fail(1);
        assertThat(limiter.isOpen()).isTrue();

        ApplicationLimiter other = new ApplicationLimiter(new CircuitBreaker(FAILURES, OPEN));
        for (int i = 0; i < FAILURES - 1; i++) {
            ((Ticket) other.enter(9, NOW)).dropped(NOW);
        }
        ((Ticket) other.enter(9, NOW)).succeeded();
        ((Ticket) other.enter(9, NOW)).dropped(NOW);
        assertThat(other.isOpen()).isFalse();
    }

    @Test
    void shouldSendOneProbeWhenItsTimeHasComeAndNotBefore() {
        fail(FAILURES);
        assertThat(limiter.enter(9, NOW + OPEN - 1)).isInstanceOf(Admission.Refused.class);
        Ticket probe = enter(9, NOW + OPEN);
        assertThat(limiter.enter(9, NOW + OPEN)).isInstanceOf(Admission.Refused.class);
        probe.succeeded();
        assertThat(limiter.enter(9, NOW + OPEN)).isInstanceOf(Ticket.class);
    }

    @Test
    void shouldStayOpenWhenTheProbeFails() {
        fail(FAILURES);
        enter(9, NOW + OPEN).dropped(NOW + OPEN);
        assertThat(limiter.enter(9, NOW + OPEN + 1)).isInstanceOf(Admission.Refused.class);
        assertThat(limiter.enter(9, NOW + 2 * OPEN)).isInstanceOf(Ticket.class);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            enter(9, NOW).dropped(NOW);
        }
    }

    private Ticket enter(int concurrency, long now) {
        return (Ticket) limiter.enter(concurrency, now);
    }
}
