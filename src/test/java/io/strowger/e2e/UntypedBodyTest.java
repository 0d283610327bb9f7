package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies of JSON whose content type does not say so: an empty object lacks fields and no more. */
class UntypedBodyTest {

    private static final String PROVISION =
            """
            accounts:
              - id: acme
                permissions: [ussd, push, verify]
                shortCodes: ['7782']
                credentials:
                  - {kind: bearer, secret: liberal-secret}
                  - {kind: bearer, secret: strict-secret, strict: true}
                  - {kind: token, secret: liberal-token}
                  - {kind: token, secret: strict-token, strict: true}
            networks:
              - {id: demo, connector: simulator, country: GH}
              - {id: liberal, connector: http, dialect: programmable, country: GH, secret: network-secret}
              - {id: strict, connector: http, dialect: programmable, country: GH, secret: network-secret, strict: true}
            """;

    @TempDir static Path folder;
    private static Router router;

    /** A path and who sends there, liberal and strict. */
    record Way(String liberal, String strict, String credentials, String strictCredentials) {}

    @BeforeAll
    static void start() throws Exception {
        router = RouterUnderTest.start(RouterSetup.in(folder, PROVISION));
    }

    @AfterAll
    static void stop() {
        router.close();
    }

    static Stream<Way> ways() {
        String network = "Bearer network-secret";
        return Stream.of(
                new Way("/network/liberal", "/network/strict", network, network),
                new Way(
                        "/ussd/v1/outbound/tel:+233200585542",
                        "/ussd/v1/outbound/tel:+233200585542",
                        "Bearer liberal-secret",
                        "Bearer strict-secret"),
                new Way(
                        "/api/v1/ussd/app/push",
                        "/api/v1/ussd/app/push",
                        "Bearer liberal-secret",
                        "Bearer strict-secret"),
                new Way("/1/2fa", "/1/2fa", "Token liberal-token", "Token strict-token"));
    }

    private static int status(String path, String credentials, @Nullable String type, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + router.httpPort() + path))
                        .header("authorization", credentials)
                        .POST(BodyPublishers.ofString(body));
        if (type != null) {
            request.header("content-type", type);
        }
        return Router.CLIENT
                .sendAsync(request.build(), BodyHandlers.ofString())
                .join()
                .statusCode();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldReadABodyWithoutATypeAsJson(Way way) {
        assertThat(status(way.liberal(), way.credentials(), null, "{}")).isIn(400, 422);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldReadATextThatBeginsLikeAnObjectAsJson(Way way) {
        assertThat(status(way.liberal(), way.credentials(), "text/plain", " \r\n{}"))
                .isIn(400, 422);
        assertThat(status(way.liberal(), way.credentials(), "Text/Plain; charset=utf-8", "{}"))
                .isIn(400, 422);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldRefuseEveryOtherType(Way way) {
        assertThat(status(way.liberal(), way.credentials(), "text/plain", "a={}")).isEqualTo(415);
        assertThat(status(way.liberal(), way.credentials(), "text/plain", " ")).isEqualTo(415);
        assertThat(status(way.liberal(), way.credentials(), "text/xml", "{}")).isEqualTo(415);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldNameTheContentCodingThatItDoesNotRead(Way way) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + router.httpPort() + way.liberal()))
                        .header("authorization", way.credentials())
                        .header("content-type", "application/json");
        HttpRequest packed =
                request.copy()
                        .header("content-encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(new byte[] {0x1f, (byte) 0x8b, 8, 0}))
                        .build();
        HttpResponse<String> answer =
                Router.CLIENT.sendAsync(packed, BodyHandlers.ofString()).join();
        assertThat(answer.statusCode()).isEqualTo(415);
        if (!way.liberal().equals("/1/2fa")) { // whose table has no words of its own for it
            assertThat(answer.body()).contains("gzip");
        }
        HttpRequest plain =
                request.header("content-encoding", "Identity")
                        .POST(BodyPublishers.ofString("{}"))
                        .build();
        assertThat(Router.CLIENT.sendAsync(plain, BodyHandlers.ofString()).join().statusCode())
                .isIn(400, 422);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldHoldTheStrictToTheType(Way way) {
        assertThat(status(way.strict(), way.strictCredentials(), null, "{}")).isEqualTo(415);
        assertThat(status(way.strict(), way.strictCredentials(), "text/plain", "{}"))
                .isEqualTo(415);
    }
}
