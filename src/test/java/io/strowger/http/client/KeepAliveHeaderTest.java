package io.strowger.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeepAliveHeaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeout=2 | 2",
                "timeout=9 | 9",
                "timeout=0 | 0",
                "timeout=5, max=100 | 5",
                "max=100,Timeout= 19 | 19",
            })
    void shouldReadTheTimeout(String value, long seconds) {
        assertThat(KeepAliveHeader.timeoutNanos(value))
                .isEqualTo(TimeUnit.SECONDS.toNanos(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "max=100", "timeout=", "timeout=-1", "timeout=5s", "timeout=5000000000"})
    void shouldFindNoTimeout(String value) {
        assertThat(KeepAliveHeader.timeoutNanos(value)).isEqualTo(PeerIdleTimeout.UNKNOWN);
    }
}
