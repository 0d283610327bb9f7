package io.strowger.e2e;

import static io.strowger.e2e.VerificationHouse.asking;
import static io.strowger.e2e.VerificationHouse.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that are bound to addresses, with a proxy in front of the router and without. */
class VerificationAddressesTest {

    @TempDir Path folder;

    private static int status(Router router, String forwardedFor) {
        VerificationHouse house = VerificationHouse.of(router);
        HttpResponse<String> answer =
                Router.CLIENT
                        .sendAsync(
                                house.to("/1/2fa")
                                        .header("authorization", "Token elsewhere-token-of-acme")
                                        .header("content-type", "application/json")
                                        .header("x-forwarded-for", forwardedFor)
                                        .POST(
                                                BodyPublishers.ofString(
                                                        asking(forwardedFor, number()).encode()))
                                        .build(),
                                BodyHandlers.ofString())
                        .join();
        return VerificationHouse.status(answer);
    }

    @Test
    void shouldHoldATokenToItsAddressesAsAProxyOfOursSeesThem() throws Exception {
        RouterSetup setup =
                RouterSetup.in(folder, VerificationHouse.PROVISION)
                        .with("STROWGER_HTTP_TRUSTED_PROXIES", "127.0.0.0/8, 192.0.2.1");
        try (Router router = RouterUnderTest.start(setup)) {
            assertThat(status(router, "10.1.2.3")).isZero();
            assertThat(status(router, "10.1.2.3, 192.0.2.1")).isZero();
            assertThat(status(router, "192.0.2.7")).isZero();
            assertThat(status(router, "192.0.2.8")).isEqualTo(-67);
            assertThat(status(router, "10.1.2.3, 192.0.2.8")).isEqualTo(-67);
            assertThat(status(router, "10.1.2.3, nonsense")).isEqualTo(-67);
        }
    }

    @Test
    void shouldNotTakeAnybodysWordForAnAddress() throws Exception {
        try (Router router =
                RouterUnderTest.start(RouterSetup.in(folder, VerificationHouse.PROVISION))) {
            assertThat(status(router, "10.1.2.3")).isEqualTo(-67);
        }
    }
}
