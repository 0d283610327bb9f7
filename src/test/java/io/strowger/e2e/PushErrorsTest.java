package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every "no" has the dialect's shape, debits nothing and sends nothing (invariant 4). */
class PushErrorsTest {

    private static final String VALID = PushHouse.body("pay", PushHouse.MSISDN, "x").encode();

    @TempDir static Path folder;
    private static Stub application;
    private static Router router;
    private static PushHouse house;
    private static Books books;

    @BeforeAll
    static void start() throws Exception {
        application = PushHouse.greeter();
        RouterSetup setup =
                RouterSetup.in(
                                folder,
                                PushHouse.PROVISION
                                        + PushHouse.application(
                                                "acme",
                                                "pay",
                                                "session-event",
                                                application.url(),
                                                ""))
                        .with("STROWGER_NUMBERS_BLOCKED", "234803999")
                        .with("STROWGER_HTTP_BODY_WITHIN", "2s");
        router = RouterUnderTest.start(setup);
        house = new PushHouse(router);
        books = new Books(setup.data());
    }

    @AfterAll
    static void stop() {
        books.close();
        router.close();
        application.close();
    }

    @AfterEach
    void shouldHaveHadNoEffect() {
        assertThat(books.state("acme")).isEqualTo("100000+0");
        assertThat(application.seen()).isEmpty();
        assertThat(house.screen(PushHouse.MSISDN)).isNull();
    }

    private static void assertRefused(
            HttpResponse<String> answer, int status, String code, String message) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        JsonObject error = new JsonObject(answer.body());
        assertThat(error.fieldNames()).containsExactly("code", "message");
        assertThat(error.getString("code")).isEqualTo(code);
        assertThat(error.getString("message")).contains(message);
    }

    @Test
    void shouldPushNothingToABlockedNumber() {
        assertRefused(
                house.push("pay", "2348039991234", "x"),
                500,
                "CANNOT_INITIATE_PUSH",
                "No push message was sent to customer. Push initiation failed.");
        assertThat(house.screens("2348039991234")).isZero();
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("{\"msisdn\":\"2348031234567\",\"contextData\":\"x\"}", "appId"),
                Arguments.of("{\"appId\":\"pay\",\"contextData\":\"x\"}", "msisdn"),
                Arguments.of("{\"appId\":\"pay\",\"msisdn\":\"2348031234567\"}", "contextData"),
                Arguments.of(body(" ", "2348031234567", "x"), "appId"),
                Arguments.of(body("pay", "", "x"), "msisdn"),
                Arguments.of(body("pay", "2348031234567", " "), "contextData"),
                Arguments.of(body("pay", null, "x"), "msisdn"),
                Arguments.of(body("pay", "not a number", "x"), "msisdn"),
                Arguments.of(body("pay", "123", "x"), "msisdn"),
                Arguments.of(body("pay", "2348031234567", "é".repeat(2_049)), "contextData"),
                Arguments.of(body("pay", true, "x"), "msisdn"),
                Arguments.of(body("pay", "2348031234567", new JsonObject()), "contextData"),
                // the field goes before the application
                Arguments.of(body("nobody's", "123", "x"), "msisdn"),
                Arguments.of("[]", "object"),
                Arguments.of("", ""),
                Arguments.of("{\"appId\":\"pay\"", "JSON"),
                Arguments.of("{\"appId\":\"pay\",\"appId\":\"pay\"}", "twice"));
    }

    private static String body(String appId, Object msisdn, Object contextData) {
        return PushHouse.body(appId, msisdn, contextData).encode();
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void shouldNameTheFieldThatIsToBlame(String body, String field) {
        assertRefused(house.send(house.request(body)), 400, "MALFORMED_REQUEST", field);
    }

    @ParameterizedTest
    @CsvSource({
        "acme, wrong-secret",
        "nobody, demo-client-secret",
        "acme, ''",
        "acme, other-client-secret",
        "far, far-client-secret"
    })
    void shouldKnowNobodyByAWrongCredential(String id, String secret) {
        HttpResponse<String> answer =
                house.send(
                        house.request("{")
                                .setHeader("X-Client-Id", id)
                                .setHeader("X-Client-Secret", secret)
                                .setHeader("authorization", "Bearer acme-bearer-token"));
        assertRefused(
                answer,
                401,
                "UNAUTHORIZED",
                "Your authentication data are invalid or not provided");
        assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer");
    }

    @Test
    void shouldKnowNobodyWithoutACredential() {
        assertRefused(
                house.send(
                        house.to(PushHouse.PATH)
                                .header("content-type", "application/json")
                                .POST(BodyPublishers.ofString(VALID))),
                401,
                "UNAUTHORIZED",
                "");
    }

    @Test
    void shouldShortenAndEscapeWhatItEchoes() {
        String wild = "<b>\r\n\"]é" + "a".repeat(500);

        HttpResponse<String> answer = house.push(wild, PushHouse.MSISDN, "x");

        assertRefused(answer, 400, "APP_NOT_FOUND", "[\\u003cb\\u003e\\u000d\\u000a\\u0022\\u005d");
        assertThat(answer.body()).hasSizeLessThan(300).doesNotContain("<", "é");
    }

    @Test
    void shouldAnswerOtherPathsAndMethodsInItsOwnShape() {
        assertRefused(house.send(house.to("/api/v1/ussd/app").GET()), 404, "NOT_FOUND", "");
        HttpResponse<String> answer = house.send(house.to(PushHouse.PATH).GET());
        assertRefused(answer, 405, "METHOD_NOT_ALLOWED", "");
        assertThat(answer.headers().firstValue("allow")).contains("POST");
    }

    @Test
    void shouldTakeJsonOnly() {
        assertRefused(
                house.send(house.request(VALID).setHeader("content-type", "text/xml")),
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                "application/json");
    }

    @Test
    void shouldTakeNoMoreThan64KiB() {
        String large = "{\"x\":\"" + "a".repeat(64 * 1024) + "\"}";
        assertRefused(house.send(house.request(large)), 413, "TOO_LARGE", "");
    }

    @Test
    void shouldNotWaitForABodyForEver() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), router.httpPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    """
                    POST %s HTTP/1.1\r
                    host: x\r
                    content-type: application/json\r
                    content-length: 100\r
                    X-Client-Id: acme\r
                    X-Client-Secret: demo-client-secret\r
                    \r
                    {\
                    """
                            .formatted(PushHouse.PATH)
                            .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 408").contains("{\"code\":\"REQUEST_TIMEOUT\"");
        }
    }

    @Test
    void shouldRefuseAKeyThatIsNone() {
        for (String key : new String[] {"", "two words", "a".repeat(256)}) {
            assertRefused(
                    house.send(house.request(VALID).header("Idempotency-Key", key)),
                    400,
                    "MALFORMED_REQUEST",
                    "Idempotency-Key");
        }
        assertRefused(
                house.send(
                        house.request(VALID)
                                .header("Idempotency-Key", "one")
                                .header("Idempotency-Key", "two")),
                400,
                "MALFORMED_REQUEST",
                "Idempotency-Key");
    }

    @Test
    void shouldRefuseMoreThanTheAgreedRate(@TempDir Path other) throws Exception {
        RouterSetup setup =
                RouterSetup.in(other, PushHouse.PROVISION).with("STROWGER_PUSH_PER_SECOND", "1");
        try (Router limited = RouterUnderTest.start(setup)) {
            PushHouse there = new PushHouse(limited);
            HttpResponse<String> last =
                    IntStream.range(0, 100)
                            .mapToObj(_ -> there.sending(there.request("{")))
                            .toList()
                            .stream()
                            .map(answer -> answer.join())
                            .filter(answer -> answer.statusCode() == 429)
                            .findAny()
                            .orElseThrow();
            assertRefused(last, 429, "TOO_MANY_REQUESTS", "");
            assertThat(last.headers().firstValue("retry-after")).contains("1");
        }
    }
}
