package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network's {@code strict}: the same requests to one that has it and to one that has not. */
class StrictNetworkTest {

    private static final String PROVISION =
            """
            networks:
              - {id: hub, connector: http, dialect: oneapi, country: GH, secret: network-secret}
              - {id: strict-hub, connector: http, dialect: oneapi, country: GH, secret: network-secret, strict: true}
              - {id: gateway, connector: http, dialect: programmable, country: GH, secret: network-secret}
              - {id: strict-gateway, connector: http, dialect: programmable, country: GH, secret: network-secret, strict: true}
            """;

    @TempDir static Path folder;
    private static Router router;

    @BeforeAll
    static void start() throws Exception {
        router = RouterUnderTest.start(RouterSetup.in(folder, PROVISION));
    }

    @AfterAll
    static void stop() {
        router.close();
    }

    private static int status(String network, String body) {
        URI uri = URI.create("http://127.0.0.1:" + router.httpPort() + "/network/" + network);
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .header("content-type", "application/json")
                        .header("authorization", "Bearer network-secret")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return Router.CLIENT.sendAsync(request, BodyHandlers.ofString()).join().statusCode();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "moinit, '', 200",
                "MOINIT, '', 400",
                "moinit, ',\"more\":1', 400",
                "moinit, ',\"ClientCorrelator\":\"c\"', 400",
                "moinit, ',\"clientCorrelator\":7', 400"
            })
    void shouldReadAHubAsStrictlyAsProvisioned(String action, String more, int strictly) {
        String body =
                """
                {"inboundUSSDMessageRequest":{"address":"tel:+233200585542","shortCode":"7782",
                 "keyword":null,"inboundUSSDMessage":"*7782#","sessionID":"s",
                 "ussdAction":"%s"%s}}
                """
                        .formatted(action, more);

        assertThat(status("hub", body)).isEqualTo(200);
        assertThat(status("strict-hub", body)).isEqualTo(strictly);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'', 200",
                "',\"more\":1', 400",
                "',\"operator\":\"x\"', 400",
                "',\"Sequence\":\"1\"', 400"
            })
    void shouldReadAGatewayAsStrictlyAsProvisioned(String more, int strictly) {
        String body =
                """
                {"Type":"initiation","Mobile":"233200585542","SessionId":"s",
                 "Message":"*7782#"%s}
                """
                        .formatted(more);

        assertThat(status("gateway", body)).isEqualTo(200);
        assertThat(status("strict-gateway", body)).isEqualTo(strictly);
    }
}
