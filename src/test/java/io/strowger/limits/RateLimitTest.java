package io.strowger.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void shouldLetOneSecondsWorthThroughAtOnceAndThenTheRate() {
        RateLimit limit = new RateLimit(10);
        assertThat(passed(limit, LongStream.generate(() -> 0).limit(100))).isEqualTo(10);
        assertThat(passed(limit, LongStream.rangeClosed(1, 1000).map(i -> i * SECOND / 1000)))
                .isEqualTo(10);
    }

    @Test
    void shouldNotSaveUpMoreThanASecond() {
        RateLimit limit = new RateLimit(10);
        assertThat(passed(limit, LongStream.generate(() -> 60 * SECOND).limit(100))).isEqualTo(10);
    }

    @Test
    void shouldLetEverythingThroughWithoutALimit() {
        assertThat(passed(new RateLimit(0), LongStream.range(0, 1000))).isEqualTo(1000);
    }

    private static long passed(RateLimit limit, LongStream times) {
        return times.filter(limit::allows).count();
    }
}
