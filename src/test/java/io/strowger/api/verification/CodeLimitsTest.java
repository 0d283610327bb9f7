package io.strowger.api.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.Msisdn;
import io.strowger.limits.WindowLimit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CodeLimitsTest {

    private static final long NOW = 1_700_000_000_000L;
    private static final WindowLimit NONE = new WindowLimit(0, Duration.ofMinutes(1));
    private static final WindowLimit TWO = new WindowLimit(2, Duration.ofMinutes(1));
    private static final Msisdn FIRST = Msisdn.of("233200585542");
    private static final Msisdn ALIKE = Msisdn.of("233209999999");
    private static final Msisdn OTHER = Msisdn.of("233240585542");

    @Test
    void shouldCountNumbersThatBeginAlikeForEachAccountApart() {
        CodeLimits limits = new CodeLimits(NONE, TWO, NONE, 5);
        assertThat(limits.take("acme", "t1", FIRST, NOW).isTaken()).isTrue();
        assertThat(limits.take("acme", "t2", ALIKE, NOW).isTaken()).isTrue();
        assertThat(limits.take("acme", "t1", FIRST, NOW).retryAfterMillis()).isPositive();
        assertThat(limits.take("acme", "t1", OTHER, NOW).isTaken()).isTrue();
        assertThat(limits.take("other", "t3", FIRST, NOW).isTaken()).isTrue();
    }

    @Test
    void shouldTakeNoPlaceOfATokenForAPrefixThatIsFull() {
        CodeLimits limits = new CodeLimits(TWO, new WindowLimit(1, Duration.ofMinutes(1)), NONE, 5);
        limits.take("acme", "t", FIRST, NOW);
        assertThat(limits.take("acme", "t", FIRST, NOW).isTaken()).isFalse();
        assertThat(limits.take("acme", "t", OTHER, NOW).isTaken()).isTrue();
    }

    @Test
    void shouldGiveBackThePlaceOfWhatCameToNothing() {
        CodeLimits limits = new CodeLimits(TWO, TWO, NONE, 5);
        limits.take("acme", "t", FIRST, NOW);
        limits.giveBack(limits.take("acme", "t", FIRST, NOW));
        assertThat(limits.take("acme", "t", FIRST, NOW).isTaken()).isTrue();
        assertThat(limits.take("acme", "t", FIRST, NOW).isTaken()).isFalse();
    }
}
