package io.strowger.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.security.AddressRange;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressesTest {

    private static final InetAddress PROXY = InetAddress.ofLiteral("10.0.0.1");

    private final ClientAddresses clients =
            new ClientAddresses(
                    List.of(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("fd00::/8")),
                    false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            textBlock =
                    """
                    41.66.1.2                       | 41.66.1.2
                    9.9.9.9, 41.66.1.2              | 41.66.1.2
                    9.9.9.9, 41.66.1.2, 10.0.0.7    | 41.66.1.2
                    9.9.9.9, 41.66.1.2, fd00::7     | 41.66.1.2
                    10.3.3.3, 10.0.0.7              | 10.3.3.3
                    2001:db8::1                     | 2001:db8::1
                    41.66.1.2:50123                 | 41.66.1.2
                    [2001:db8::1]:50123             | 2001:db8::1
                    ::ffff:41.66.1.2                | 41.66.1.2
                    41.66.1.2, unknown              | null
                    41.66.1.2,                      | null
                    garbage, 41.66.1.2              | 41.66.1.2
                    localhost                       | null
                    """)
    void shouldBelieveWhatItsOwnProxiesSawAndNoFurther(String header, String client) {
        assertThat(clients.behind(PROXY, List.of(header)))
                .isEqualTo(client == null ? null : InetAddress.ofLiteral(client));
    }

    @Test
    void shouldReadSeveralHeadersAsOneList() {
        assertThat(clients.behind(PROXY, List.of("9.9.9.9", "41.66.1.2", "10.0.0.2, 10.0.0.3")))
                .isEqualTo(InetAddress.ofLiteral("41.66.1.2"));
    }

    @Test
    void shouldTakeTheProxyForTheClientWhenItNamesNobody() {
        assertThat(clients.behind(PROXY, List.of())).isEqualTo(PROXY);
    }
}
