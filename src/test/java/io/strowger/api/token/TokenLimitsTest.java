package io.strowger.api.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.limits.WindowLimit;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenLimitsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TokenLimits limits =
            TokenLimits.of(new WindowLimit(2, MINUTE), new WindowLimit(0, MINUTE));

    private boolean mayAsk(String address) {
        return limits.mayAsk(InetAddress.ofLiteral(address), 0);
    }

    @Test
    void shouldCountAllOfOneIpv6NetworkTogether() {
        assertThat(mayAsk("2001:db8::1")).isTrue();
        assertThat(mayAsk("2001:db8::2")).isTrue();
        assertThat(mayAsk("2001:db8::ffff:ffff:ffff:ffff")).isFalse();
        assertThat(mayAsk("2001:db8:0:1::1")).isTrue();
    }

    @Test
    void shouldCountAddressesOfIpv4Apart() {
        assertThat(mayAsk("192.0.2.1")).isTrue();
        assertThat(mayAsk("::ffff:192.0.2.1")).isTrue();
        assertThat(mayAsk("192.0.2.1")).isFalse();
        assertThat(mayAsk("192.0.2.2")).isTrue();
    }
}
