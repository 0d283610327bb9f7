package io.strowger.ingress;

import io.strowger.http.server.ClientAddresses;
import io.strowger.http.server.PublicUrlResolver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.strowger.security.AddressRange;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** By which URL a client is told that it reaches us; {@code PORT} is where it does. */
class PublicUrlOverHttpTest {

    private static final ClientAddresses PROXIED =
            new ClientAddresses(List.of(AddressRange.parse("127.0.0.0/8")), false);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private String told(PublicUrlResolver urls, String headers) {
        HttpServer server =
                vertx.createHttpServer()
                        .requestHandler(request -> request.response().end(urls.of(request)))
                        .listen(0, "127.0.0.1")
                        .await();
        String port = String.valueOf(server.actualPort());
        try (Wire wire = Wire.to(server.actualPort())) {
            String request = "GET /x HTTP/1.1\r\n" + headers.replace("PORT", port) + "\r\n\r\n";
            return wire.send(request).read().body().replace(":" + port, ":PORT");
        }
    }

    static Stream<Arguments> direct() {
        return Stream.of(
                arguments("Host: 127.0.0.1:PORT", "http://127.0.0.1:PORT"),
                arguments("Host: localhost:9000", "http://localhost:9000"),
                arguments("Host: [::1]:9000", "http://[0:0:0:0:0:0:0:1]:9000"),
                arguments("Host: 127.0.0.1", "http://127.0.0.1"),
                arguments("Host: evil.example", "http://127.0.0.1:PORT"),
                arguments("Host: 192.0.2.7:PORT", "http://127.0.0.1:PORT"),
                arguments("Host:", "http://127.0.0.1:PORT"),
                arguments("Host: 127.0.0.1@evil.example", "http://127.0.0.1:PORT"),
                arguments(
                        "Host: 127.0.0.1:PORT\r\nForwarded: host=evil.example;proto=https",
                        "http://127.0.0.1:PORT"),
                arguments(
                        "Host: 127.0.0.1:PORT\r\nX-Forwarded-Host: evil.example"
                                + "\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Port: 1",
                        "http://127.0.0.1:PORT"));
    }

    @ParameterizedTest
    @MethodSource("direct")
    void shouldBelieveNoStranger(String headers, String expected) {
        assertThat(told(new PublicUrlResolver(null, ClientAddresses.DIRECT), headers))
                .isEqualTo(expected);
    }

    static Stream<Arguments> proxied() {
        return Stream.of(
                arguments("Host: api.example", "http://api.example"),
                arguments(
                        "Host: api.example:8443\r\nX-Forwarded-Proto: https",
                        "https://api.example:8443"),
                arguments(
                        "Host: in:8080\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: api.example",
                        "https://api.example"),
                arguments(
                        "Host: in\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: evil, api.example"
                                + "\r\nX-Forwarded-Port: 8443",
                        "https://api.example:8443"),
                arguments(
                        "Host: api.example:8080\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Port: 443",
                        "https://api.example"),
                arguments(
                        "Host: in\r\nForwarded: for=192.0.2.60;proto=https;host=\"api.example:444\"",
                        "https://api.example:444"),
                arguments(
                        "Host: in\r\nForwarded: host=evil;proto=http, Proto=HTTPS; Host=api.example",
                        "https://api.example"),
                arguments("Host: api.example\r\nForwarded: proto=https", "https://api.example"),
                arguments(
                        "Host: api.example\r\nX-Forwarded-Proto: gopher\r\nX-Forwarded-Host: a/b"
                                + "\r\nX-Forwarded-Port: 99999",
                        "http://api.example"),
                arguments("Host:", "http://127.0.0.1:PORT"));
    }

    @ParameterizedTest
    @MethodSource("proxied")
    void shouldBelieveTheOperatorsProxy(String headers, String expected) {
        assertThat(told(new PublicUrlResolver(null, PROXIED), headers)).isEqualTo(expected);
    }

    @Test
    void shouldSayWhatTheSettingsSay() {
        PublicUrlResolver urls =
                new PublicUrlResolver(URI.create("https://ussd.example/gateway"), PROXIED);
        assertThat(told(urls, "Host: a\r\nX-Forwarded-Host: b"))
                .isEqualTo("https://ussd.example/gateway");
    }
}
