package io.strowger.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PeerIdleTimeoutTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final PeerIdleTimeout timeout = new PeerIdleTimeout();
    private final long start = System.nanoTime();

    private long shortestAt(long seconds) {
        return timeout.shortest(start + seconds * SECOND);
    }

    private void closedAfter(long rested, long atSeconds) {
        timeout.closedAfter(rested, start + atSeconds * SECOND);
    }

    @Test
    void shouldKnowNothingAtFirst() {
        assertThat(shortestAt(0)).isEqualTo(PeerIdleTimeout.UNKNOWN);
    }

    @Test
    void shouldKeepTheShortestRestForTenMinutesAfterTheLastOne() {
        closedAfter(3 * SECOND, 0);
        closedAfter(2 * SECOND, 10);
        closedAfter(3 * SECOND, 20);
        assertThat(shortestAt(619)).isEqualTo(2 * SECOND);
        assertThat(shortestAt(620)).isEqualTo(PeerIdleTimeout.UNKNOWN);
    }

    @Test
    void shouldTakeOneEndOfAShortRestForARestartSoon() {
        closedAfter(SECOND / 10, 0);
        assertThat(shortestAt(3)).isEqualTo(SECOND / 10);
        assertThat(shortestAt(4)).isEqualTo(PeerIdleTimeout.UNKNOWN);
    }

    @Test
    void shouldTakeConnectionsThatCloseTogetherForOneEnd() {
        closedAfter(SECOND / 10, 0);
        closedAfter(SECOND / 5, 0);
        assertThat(shortestAt(4)).isEqualTo(PeerIdleTimeout.UNKNOWN);
    }

    @Test
    void shouldBelieveTwoEndsOfShortRestsOneAfterTheOther() {
        closedAfter(SECOND / 2, 0);
        closedAfter(SECOND / 5, 5);
        assertThat(shortestAt(604)).isEqualTo(SECOND / 5);
        assertThat(shortestAt(605)).isEqualTo(PeerIdleTimeout.UNKNOWN);
    }

    @Test
    void shouldNotBelieveAnEndAfterARestThatOthersOutlast() {
        timeout.usedAfter(SECOND, start);
        closedAfter(SECOND / 2, 1);
        assertThat(shortestAt(1)).isEqualTo(PeerIdleTimeout.UNKNOWN);
        closedAfter(2 * SECOND, 2);
        assertThat(shortestAt(2)).isEqualTo(2 * SECOND);
    }
}
