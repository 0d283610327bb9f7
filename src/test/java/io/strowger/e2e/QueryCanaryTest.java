package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query may hold a password: it stands in no answer, no log line and no metric. */
class QueryCanaryTest {
    private static final String CANARY = "canary7f3a9";
    private static final int PATIENCE_MILLIS = 30_000;

    private static final List<String> PATHS =
            List.of(
                    "/token",
                    "/apicall/token",
                    "/ussd/v1/outbound/tel:+233200585542",
                    "/apicall/ussd/v3/outbound/tel%3A%2B233200585542",
                    "/ussd/v1/inbound/subscriptions",
                    "/ussd/v1/inbound/subscription%73",
                    "/ussd/v1/inbound/subscriptions/1",
                    "/api/v1/ussd/app/push",
                    "/1/2fa",
                    "/1/2fa/ref/123456",
                    "/network/demo",
                    "/network/upstream",
                    "/nowhere",
                    "/");

    private static final List<String> MANAGED =
            List.of(
                    "/health/live",
                    "/health/ready",
                    "/metrics",
                    "/simulator/demo/handsets/233200585542",
                    "/simulator/demo/handsets/233200585542/dial",
                    "/nowhere");

    private static final List<String> QUERIES =
            List.of(
                    "grant_type=client_credentials&client_secret=" + CANARY,
                    "grant_type=password&username=acme-key&password=" + CANARY,
                    "grant_type=refresh_token&refresh_token=" + CANARY,
                    "grant_type=" + CANARY + "&scope=" + CANARY,
                    "password=" + CANARY + "&password=" + CANARY,
                    "password=" + CANARY + "%zz",
                    "%zz" + CANARY + "=%",
                    "password={" + CANARY + "}|^`",
                    "a=" + CANARY + "&a".repeat(1_100),
                    CANARY + "#" + CANARY);

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";

    private static final List<String> HEADERS =
            List.of(
                    "Authorization: Basic YWNtZS1rZXk6YWNtZS1zZWNyZXQ=\r\n" + FORM,
                    "Authorization: Bearer acme-bearer-token\r\n" + JSON,
                    FORM);

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"info", "trace"})
    void shouldLeaveNoTrace(String level) throws Exception {
        RouterSetup setup =
                RouterSetup.in(folder, OneApiHouse.PROVISION).with("STROWGER_LOGS_LEVEL", level);
        try (RouterProcess router = RouterProcess.start(setup)) {
            for (String query : QUERIES) {
                PATHS.forEach(path -> ask(router.httpPort(), path + "?" + query));
                MANAGED.forEach(path -> ask(router.managementPort(), path + "?" + query));
            }
            ask(router.httpPort(), "/token?" + CANARY.repeat(1_000));
            ask(router.httpPort(), "http://localhost/token?" + CANARY);
            ask(router.httpPort(), "/token ?" + CANARY);
            String metrics = router.ask("/metrics").body();
            router.terminate();
            assertThat(router.awaitExit()).isZero();

            assertThat(metrics).contains("strowger_").doesNotContain(CANARY);
            assertThat(router.log()).doesNotContain(CANARY);
        }
    }

    /** With every method and header, one connection each. */
    private static void ask(int port, String target) {
        for (String headers : HEADERS) {
            for (String method : List.of("GET", "POST")) {
                assertThat(answer(port, method, target, headers))
                        .as(method + " " + target)
                        .startsWith("HTTP/1.1 ")
                        .doesNotContain(CANARY);
            }
        }
    }

    private static String answer(int port, String method, String target, String headers) {
        String request =
                method
                        + " "
                        + target
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + headers
                        + "Content-Length: 2\r\n\r\n{}";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("no answer to " + method + " " + target, e);
        }
    }
}
