package io.strowger.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {

    private static ClientNetwork of(String address) {
        return ClientNetwork.of(InetAddress.ofLiteral(address));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "255.255.255.255, 127.255.255.255, false",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "2001:db8::1, 2001:db8::ffff:ffff:ffff:ffff, true",
        "2001:db8::1, 2001:db8:0:1::1, false",
        "::1, ::2, true",
        "0.0.0.1, ::1, false",
        "::192.0.2.1, 192.0.2.1, false"
    })
    void shouldBeOneForOneClient(String one, String other, boolean equal) {
        assertThat(of(one).equals(of(other))).isEqualTo(equal);
        assertThat(of(one).hashCode() == of(other).hashCode()).isEqualTo(equal);
    }

    @Test
    void shouldTakeAMappedAddressAsWhatItStandsFor() throws UnknownHostException {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -64, 0, 2, 1};
        InetAddress address = Inet6Address.getByAddress("", mapped, 0);
        assertThat(ClientNetwork.of(address)).isEqualTo(of("192.0.2.1"));
    }

    @Test
    void shouldCountAllWhoAreNotKnownAsOne() {
        assertThat(ClientNetwork.ofNullable(null)).isEqualTo(ClientNetwork.UNKNOWN);
        assertThat(ClientNetwork.ofNullable(InetAddress.ofLiteral("192.0.2.1")))
                .isEqualTo(of("192.0.2.1"));
        assertThat(of("0.0.0.0")).isNotEqualTo(ClientNetwork.UNKNOWN);
    }
}
