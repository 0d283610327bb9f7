package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that leave in the middle of their bodies take nobody's place with them. */
class LeftBodyTest {

    private static final int PLACES = 2;

    private static final String PROVISION =
            """
            accounts:
              - id: acme
                permissions: [ussd, push, verify]
                shortCodes: ['7782']
                credentials:
                  - {kind: bearer, secret: some-bearer-secret}
                  - {kind: token, secret: some-token-secret}
            networks:
              - {id: demo, connector: simulator, country: GH}
              - {id: upstream, connector: http, dialect: programmable, country: GH, secret: network-secret}
            """;

    @TempDir Path folder;
    private Router router;

    @BeforeEach
    void start() throws IOException {
        router =
                RouterUnderTest.start(
                        RouterSetup.in(folder, PROVISION)
                                .with("STROWGER_HTTP_MAX_IN_FLIGHT", String.valueOf(PLACES)));
    }

    @AfterEach
    void stop() {
        router.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/ussd/app/push, Bearer some-bearer-secret",
        "/ussd/v1/outbound/tel:+233200585542, Bearer some-bearer-secret",
        "/1/2fa, Token some-token-secret",
        "/network/upstream, Bearer network-secret"
    })
    void shouldGiveBackThePlaceOfWhoeverLeaves(String path, String credentials) throws IOException {
        for (int i = 0; i < 3 * PLACES; i++) {
            leave(path, credentials);
        }
        await().untilAsserted(() -> assertThat(status(path, credentials)).isIn(400, 422));
    }

    private void leave(String path, String credentials) throws IOException {
        String half =
                "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n"
                                .formatted(path, credentials)
                        + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"half\":";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), router.httpPort())) {
            socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            awaitTaken();
        }
    }

    /** The router has read the head when it has answered somebody who came later. */
    private void awaitTaken() {
        assertThat(status("/nowhere", "")).isIn(404, 503);
    }

    private int status(String path, String credentials) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + router.httpPort() + path))
                        .header("authorization", credentials)
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))
                        .build();
        return Router.CLIENT.sendAsync(request, BodyHandlers.ofString()).join().statusCode();
    }
}
