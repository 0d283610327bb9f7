package io.strowger.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.http.server.ConnectionStatistics;
import io.strowger.security.WebOrigin;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches the management port from a browser, or from whoever is called by its name. */
@ExtendWith(VertxExtension.class)
class RequestGuardTest {

    private static final String TRUSTED = "https://console.example";

    private final AtomicInteger effects = new AtomicInteger();
    private final RequestGuard guard =
            new RequestGuard(
                    Set.of("router.internal", "192.0.2.7"), Set.of(WebOrigin.require(TRUSTED)));
    private ManagementVerticle server;

    private void mounted(Router router) {
        router.get("/inbox").handler(context -> context.response().end("inbox"));
        router.post("/dial")
                .handler(BodyHandler.create(false))
                .handler(context -> {
                    effects.incrementAndGet();
                    context.response().end("dialled");
                });
    }

    @BeforeEach
    void deploy(Vertx vertx) {
        server = serving("127.0.0.1");
        vertx.deployVerticle(server).await();
    }

    private ManagementVerticle serving(String host) {
        return new ManagementVerticle(
                host,
                0,
                guard,
                new Readiness(),
                () -> "metric 1\n",
                this::mounted,
                new ConnectionStatistics("management"));
    }

    private RawRequest send(String lines, String body) {
        return RawRequest.send(server.actualPort(), lines, body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8081",
                "LocalHost:1",
                "127.0.0.1",
                "127.0.0.1:8081",
                "127.1.2.3:8081",
                "[::1]",
                "[::1]:8081",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]:8081",
                "router.internal",
                "ROUTER.internal:8081",
                "192.0.2.7:8081"
            })
    void shouldServeUnderItsOwnNames(String host) {
        assertThat(send("GET /metrics HTTP/1.1|Host: " + host, "").body()).isEqualTo("metric 1\n");
        assertThat(send("GET /inbox HTTP/1.1|Host: " + host, "").body()).isEqualTo("inbox");
        assertThat(send("POST /dial HTTP/1.1|Host: " + host, "").body()).isEqualTo("dialled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8081",
                "127.0.0.1.evil.example",
                "localhost.evil.example:8081",
                "evil.localhost",
                "localhost.",
                "127.0.0.1.",
                "router.internal.evil.example",
                "xrouter.internal",
                "192.0.2.8",
                "128.0.0.1",
                "0.0.0.0:8081",
                "[::]:8081",
                "[::2]",
                "[2001:db8::1]:8081"
            })
    void shouldRefuseForeignNamesOfItself(String host) {
        for (String line : List.of("GET /metrics", "GET /inbox", "POST /dial", "GET /nowhere")) {
            RawRequest answer = send(line + " HTTP/1.1|Host: " + host, "");
            assertThat(answer.status()).as(line).isEqualTo(421);
            assertThat(answer.code()).isEqualTo("FOREIGN_HOST");
            assertThat(answer.head()).contains("content-type: application/json");
        }
        assertThat(effects).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /dial HTTP/1.1",
                "POST /dial HTTP/1.0",
                "POST /dial HTTP/1.1|Host:",
                "POST /dial HTTP/1.1|Host: localhost|Host: localhost",
                "POST /dial HTTP/1.1|Host: localhost|Host: evil.example",
                "POST /dial HTTP/1.1|Host: evil.example|Host: localhost",
                "POST /dial HTTP/1.1|Host: evil.example@localhost",
                "POST /dial HTTP/1.1|Host: localhost/evil.example",
                "POST /dial HTTP/1.1|Host: localhost, evil.example",
                "POST /dial HTTP/1.1|Host: localhost:8081:1",
                "POST /dial HTTP/1.1|Host: localhost:x",
                "POST /dial HTTP/1.1|Host: http://localhost",
                "POST /dial HTTP/1.1|Host: 2130706433",
                "POST /dial HTTP/1.1|Host: 127.1",
                "POST /dial HTTP/1.1|Host: 0x7f000001",
                "POST /dial HTTP/1.1|Host: ::1",
                "POST /dial HTTP/1.1|Host: [::1",
                "POST /dial HTTP/1.1|Host: [::1]x",
                "POST /dial HTTP/1.1|Host: [localhost]",
                "POST /dial HTTP/1.1|Host: [::1%25lo]",
                "POST /dial HTTP/1.1|Host: ",
            })
    void shouldRefuseARequestWithoutOneValidHost(String lines) {
        RawRequest answer = send(lines, "");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isIn("BAD_HOST", "BAD_REQUEST");
        assertThat(effects).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example/metrics",
                "http://evil.example:8081/metrics",
                "http://127.0.0.1.evil.example/metrics",
                "http://localhost@evil.example/metrics",
                "HTTP://evil.example?/metrics",
                "http:///metrics"
            })
    void shouldTakeNoTargetThatIsAUrlOfSomebodyElse(String target) {
        for (String host : List.of("localhost", "evil.example")) {
            RawRequest answer = send("GET " + target + " HTTP/1.1|Host: " + host, "");
            assertThat(answer.status()).isIn(400, 421);
            assertThat(answer.code()).isIn("BAD_REQUEST", "FOREIGN_HOST");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8081", "127.0.0.1"})
    void shouldTakeATargetThatIsAUrlOfItsOwn(String host) {
        String request = "GET http://%s/metrics HTTP/1.1|Host: %s".formatted(host, host);
        assertThat(send(request, "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: evil.example:8081|Origin: http://evil.example:8081",
                "Host: localhost|Origin: null|Sec-Fetch-Site: cross-site",
                "Host:",
                "X: no host",
                "Origin: http://evil.example"
            })
    void shouldAnswerHealthWhateverHostAndOriginSay(String headers) {
        for (String path : List.of("/health/live", "/health/ready")) {
            RawRequest got = send("GET " + path + " HTTP/1.1|" + headers, "");
            assertThat(got.status()).isEqualTo(200);
            assertThat(got.body()).contains("\"UP\"");
            assertThat(send("HEAD " + path + " HTTP/1.0|" + headers, "").status()).isEqualTo(200);
            assertThat(send("DELETE " + path + " HTTP/1.1|" + headers, "").status())
                    .isIn(400, 403, 421);
        }
    }

    @Test
    void shouldRefuseTwoHostsForHealthToo() {
        RawRequest answer = send("GET /health/live HTTP/1.1|Host: localhost|Host: localhost", "");
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void shouldWantAHostForWhatOnlyBeginsAsHealth() {
        for (String path : List.of("/health", "/health/", "/health/lively", "/health/../metrics")) {
            assertThat(send("GET " + path + " HTTP/1.1|X: no host", "").status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/../metrics",
                "/health/live/../../inbox",
                "/health/%2e%2e/metrics",
                "//metrics",
                "/health/./../inbox",
                "/health/ready;/../../metrics"
            })
    void shouldNotBeTalkedRoundByAPathThatBeginsAsHealth(String path) {
        RawRequest answer = send("GET " + path + " HTTP/1.1|Host: evil.example", "");
        assertThat(answer.status()).isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Origin:",
                "Origin: file://",
                "Origin: http://localhost:3000",
                "Origin: https://localhost:8081",
                "Origin: http://127.0.0.1:8081",
                "Origin: http://localhost:8081.evil.example",
                "Origin: http://localhost:8081@evil.example",
                "Origin: http://localhost:8081|Origin: http://evil.example",
                "Origin: http://localhost:8081|Sec-Fetch-Site: cross-site",
                "Origin: https://console.example.evil.example",
                "Origin: http://console.example",
                "Origin: https://console.example:444",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: CROSS-SITE",
                "Sec-Fetch-Site: same-origin|Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: whatever"
            })
    void shouldRefusePagesOfOthers(String headers) {
        for (String line : List.of("POST /dial", "GET /inbox", "GET /metrics", "OPTIONS /dial")) {
            RawRequest answer = send(line + " HTTP/1.1|Host: localhost:8081|" + headers, "");
            assertThat(answer.status()).as(line).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("FOREIGN_ORIGIN");
            assertThat(answer.head()).doesNotContain("access-control-allow");
        }
        assertThat(effects).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost:8081|Origin: http://localhost:8081|Sec-Fetch-Site: same-origin",
                "Host: localhost|Origin: http://localhost",
                "Host: localhost:80|Origin: http://localhost",
                "Host: [::1]:8081|Origin: http://[::1]:8081",
                "Host: localhost:8081|Sec-Fetch-Site: none",
                "Host: localhost:8081|Origin: https://console.example|Sec-Fetch-Site: cross-site"
            })
    void shouldServeItsOwnPagesAndThoseOfAllowedOrigins(String headers) {
        assertThat(send("POST /dial HTTP/1.1|" + headers, "").body()).isEqualTo("dialled");
    }

    @Test
    void shouldTellBrowsersThatAnAllowedOriginMayAskAndRead() {
        String from = " HTTP/1.1|Host: localhost|Origin: " + TRUSTED;
        RawRequest preflight =
                send(
                        "OPTIONS /dial"
                                + from
                                + "|Access-Control-Request-Method: POST"
                                + "|Access-Control-Request-Headers: content-type",
                        "");
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.head())
                .contains("access-control-allow-origin: " + TRUSTED)
                .contains("access-control-allow-headers: content-type");
        assertThat(send("GET /inbox" + from, "").head())
                .contains("access-control-allow-origin: " + TRUSTED);
        assertThat(effects).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Type: application/json|Content-Length: 2, 200",
        "Content-Type: Application/JSON; charset=utf-8|Content-Length: 2, 200",
        "Content-Length: 0, 200",
        "X: no body, 200",
        "Content-Type: text/plain|Content-Length: 0, 200",
        "Content-Length: 2, 415",
        "Content-Type: text/plain|Content-Length: 2, 415",
        "Content-Type:|Content-Length: 2, 415",
        "Content-Type: application/x-www-form-urlencoded|Content-Length: 2, 415",
        "Content-Type: text/plain; x=application/json|Content-Length: 2, 415",
        "Content-Type: application/jsonx|Content-Length: 2, 415",
        "Content-Type: application/json|Content-Type: text/plain|Content-Length: 2, 415",
        "Content-Type: text/plain|Content-Type: application/json|Content-Length: 2, 415",
    })
    void shouldReadBodiesThatSayThatTheyAreJson(String headers, int status) {
        String body = headers.contains("Content-Length: 0") || headers.startsWith("X") ? "" : "{}";
        RawRequest answer = send("POST /dial HTTP/1.1|Host: localhost|" + headers, body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(effects).hasValue(status == 200 ? 1 : 0);
        if (status != 200) {
            assertThat(answer.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        }
    }

    @Test
    void shouldLookAtTheTypeOfABodyInChunksToo() {
        String chunked = "POST /dial HTTP/1.1|Host: localhost|Transfer-Encoding: chunked";
        String body = "2\r\n{}\r\n0\r\n\r\n";
        assertThat(send(chunked, body).status()).isEqualTo(415);
        assertThat(send(chunked + "|Content-Type: application/json", body).status()).isEqualTo(200);
    }

    /** Of a machine that has one; a router in a container is called by such an address. */
    @Test
    void shouldServeUnderTheAddressThatTheConnectionCameInOn(Vertx vertx) throws IOException {
        server = serving("0.0.0.0");
        vertx.deployVerticle(server).await();
        InetAddress own = InetAddress.getLocalHost();
        String request = "GET /inbox HTTP/1.1|Host: " + own.getHostAddress() + ":8081";
        RawRequest answer = RawRequest.send(own, server.actualPort(), request, "");
        assertThat(answer.body()).isEqualTo("inbox");
        if (!own.isLoopbackAddress()) {
            assertThat(send(request, "").status()).isEqualTo(421);
        }
    }
}
