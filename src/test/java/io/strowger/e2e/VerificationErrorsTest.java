package io.strowger.e2e;

import static io.strowger.e2e.VerificationHouse.asking;
import static io.strowger.e2e.VerificationHouse.assertAnswer;
import static io.strowger.e2e.VerificationHouse.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The document's table of messages, row by row, and the statuses that only HTTP has. */
class VerificationErrorsTest {
    private static final String INVALID_TOKEN = "Your authorization token is invalid.";
    private static final String MALFORMED =
            "System error \u2013 Request data provided was invalid.";
    private static final String WENT_WRONG =
            "Something went wrong. Make sure data provided is valid and please try again.";
    private static final String NO_CODE = "No code was provided.";

    @TempDir static Path folder;
    private static RouterSetup setup;
    private static Router router;
    private static VerificationHouse house;

    @BeforeAll
    static void start() throws Exception {
        setup = RouterSetup.in(folder, VerificationHouse.PROVISION);
        router = RouterUnderTest.start(setup);
        house = VerificationHouse.of(router);
    }

    @AfterAll
    static void stop() {
        router.close();
    }

    private static HttpResponse<String> with(String authorization) {
        HttpRequest.Builder request =
                house.to("/1/2fa")
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString("{}"));
        if (authorization != null) {
            request.header("authorization", authorization);
        }
        return Router.CLIENT.sendAsync(request.build(), BodyHandlers.ofString()).join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Token nobody",
                "Token token-of-asleep",
                "Token token-of-dialler",
                "Token bearer-of-acme",
                "Bearer bearer-of-acme",
                "Basic YTpi",
                "0c6ccf37-dd15-49ff-a12f-ffad8f2655a6"
            })
    void shouldRefuseATokenThatIsNotGood(String authorization) {
        HttpResponse<String> answer = with(authorization);
        assertAnswer(answer, 401, -50, INVALID_TOKEN);
        assertThat(answer.headers().firstValue("www-authenticate")).hasValue("Token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Token", "token "})
    void shouldAskForATokenThatIsMissing(String authorization) {
        assertAnswer(
                with(authorization.isEmpty() ? null : authorization),
                401,
                -51,
                "Authorization token not provided.");
    }

    @Test
    void shouldTakeTheSchemeInAnyCase() {
        assertAnswer(
                with("tOKEN   " + VerificationHouse.TOKEN),
                422,
                -62,
                "No client ref provided in request");
    }

    @Test
    void shouldRefuseATokenFromAnAddressThatIsNotOnItsList() {
        assertAnswer(
                house.as("elsewhere-token-of-acme").send("POST", "/1/2fa", "{}"),
                400,
                -67,
                "The request IP is not in your list of allowed IP addresses.");
        assertThat(house.as("here-token-of-acme").request(asking("here", number())).statusCode())
                .isEqualTo(201);
    }

    /** No file brings such a list in; somebody's hand in the database does. */
    @Test
    void shouldRefuseATokenWhoseListOfAddressesIsDamaged() throws SQLException {
        try (Connection database =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + setup.data().resolve("strowger.db"));
                Statement statement = database.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            assertThat(
                            statement.executeUpdate(
                                    "UPDATE accounts SET document ="
                                            + " replace(document, '198.51.100.7', '198.51.100.300')"
                                            + " WHERE document LIKE '%198.51.100.7%'"))
                    .isEqualTo(1);
            statement.executeUpdate("UPDATE generation SET number = number + 1");
        }

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertAnswer(
                                house.as("damaged-token-of-acme").send("POST", "/1/2fa", "{}"),
                                400,
                                -66,
                                "List of allowed IPs contains one or more invalid IP addresses."));
        assertThat(house.request(asking("others", number())).statusCode()).isEqualTo(201);
    }

    @Test
    void shouldRefuseARefThatWasUsedWithThisToken() {
        JsonObject request = asking("used ref", number());
        assertAnswer(house.request(request), 201, 0, "Success");
        assertAnswer(
                house.request(request),
                422,
                -52,
                "Client ref provided already exists. Please provide a different one.");
        assertThat(house.as(VerificationHouse.SECOND).request(request).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    client_ref       | null           | 422 | -62 | No client ref provided in request
                    client_ref       | "  "           | 422 | -62 | No client ref provided in request
                    client_ref       | {}             | 400 | -64 | MALFORMED
                    client_ref       | ".."           | 400 | -64 | MALFORMED
                    phone_number     | null           | 422 | -60 | No phone number provided in request
                    phone_number     | ""             | 422 | -60 | No phone number provided in request
                    phone_number     | "12"           | 422 | -59 | Phone number format is incorrect.
                    phone_number     | "hello"        | 422 | -59 | Phone number format is incorrect.
                    phone_number     | []             | 422 | -59 | Phone number format is incorrect.
                    phone_number     | 2.33201e11     | 422 | -59 | Phone number format is incorrect.
                    code_length      | 5              | 422 | -57 | Code length too short.
                    code_length      | -6             | 422 | -57 | Code length too short.
                    code_length      | 21             | 422 | -58 | Code length too long.
                    code_length      | 6.5            | 400 | -64 | MALFORMED
                    code_length      | "6.5"          | 400 | -64 | MALFORMED
                    code_length      | 4294967302     | 400 | -64 | MALFORMED
                    code_length      | "six"          | 400 | -64 | MALFORMED
                    code_length      | true           | 400 | -64 | MALFORMED
                    code_type        | "hex"          | 400 | -64 | MALFORMED
                    case_sensitive   | "perhaps"      | 400 | -64 | MALFORMED
                    callback_url     | "nowhere"      | 422 | -61 | Callback URL is invalid
                    callback_url     | "ftp://127.0.0.1/" | 422 | -61 | Callback URL is invalid
                    callback_url     | "http://10.0.0.1/" | 422 | -61 | Callback URL is invalid
                    callback_url     | 7              | 422 | -61 | Callback URL is invalid
                    callback_url     | {}             | 422 | -61 | Callback URL is invalid
                    sender_id        | "1234567890123456" | 422 | -63 | Sender ID is too long. Maximum numeric is 15 & maximum alphanumeric is 11.
                    sender_id        | "Twelve chars" | 422 | -63 | Sender ID is too long. Maximum numeric is 15 & maximum alphanumeric is 11.
                    sender_id        | "Ж"            | 400 | -64 | MALFORMED
                    message_template | "No code"      | 422 | -68 | Message template must contain placeholder {#TFA_CODE}.
                    message_template | "{#TFA_CODE} {#TFA_CODE}" | 422 | -68 | Message template must contain placeholder {#TFA_CODE}.
                    message_template | ["{#TFA_CODE}"] | 400 | -64 | MALFORMED
                    """)
    void shouldRefuseAField(String field, String value, int http, int status, String description) {
        Object json = new JsonArray("[" + value + "]").getValue(0);
        String number = number();
        JsonObject request = asking("refused " + number, number).put(field, json);

        HttpResponse<String> answer = house.request(request);

        assertAnswer(
                answer, http, status, description.equals("MALFORMED") ? MALFORMED : description);
        assertThat(house.messages(number)).isEmpty();
        // a request that was refused uses up no ref
        assertThat(house.request(asking("refused " + number, number)).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "x, 154, 201",
        "x, 155, 422",
        "Ж, 64, 201",
        "Ж, 65, 422",
        "€, 77, 201",
        "€, 78, 422"
    })
    void shouldTakeATemplateOfOneShortMessage(String sign, int length, int http) {
        JsonObject request =
                asking("long " + sign + length, number())
                        .put("message_template", "{#TFA_CODE}" + sign.repeat(length));

        HttpResponse<String> answer = house.request(request);

        if (http == 201) {
            assertAnswer(answer, 201, 0, "Success");
        } else {
            assertAnswer(answer, 422, -69, "Message template exceeds the length of one SMS.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "\"text\"",
                "{\"client_ref\":\"a\"",
                "{\"client_ref\":\"a\",\"client_ref\":\"b\"}",
                "{\"client_ref\":\"a\",\"code_length\":NaN}",
                "{\"client_ref\":\"a\"} x",
                "{\"client_ref\":\"\\ud800\"}",
                "{\"client_ref\":\"\\u0000\"}",
                "{\"client_ref\":\"a\"/* */}",
                "{\"other\":1e999}"
            })
    void shouldRefuseABodyThatIsNoGoodObject(String body) {
        assertAnswer(house.send("POST", "/1/2fa", body), 400, -64, MALFORMED);
    }

    /**
     * Each is refused for the first of its faults only (docs/protocols/verification.md, "Order of
     * checks").
     */
    @Test
    void shouldCheckInTheOrderOfTheNotes() {
        JsonObject request =
                new JsonObject()
                        .put("message_template", "none")
                        .put("sender_id", "longer than eleven")
                        .put("callback_url", "nowhere")
                        .put("code_type", "hex")
                        .put("code_length", 5)
                        .put("phone_number", "12");
        assertThat(VerificationHouse.status(house.request(request))).isEqualTo(-62);
        request.put("client_ref", "in order");
        assertThat(VerificationHouse.status(house.request(request))).isEqualTo(-59);
        request.put("phone_number", number());
        assertThat(VerificationHouse.status(house.request(request))).isEqualTo(-57);
        request.put("code_length", 6);
        assertThat(VerificationHouse.status(house.request(request))).isEqualTo(-64);
        request.put("code_type", "alpha");
        assertThat(VerificationHouse.status(house.request(request))).isEqualTo(-61);
        request.remove("callback_url");
        assertThat(VerificationHouse.status(house.request(request))).isEqualTo(-63);
        request.remove("sender_id");
        assertThat(VerificationHouse.status(house.request(request))).isEqualTo(-68);
        request.remove("message_template");
        assertThat(VerificationHouse.status(house.request(request))).isZero();
        assertThat(VerificationHouse.status(house.request(request.put("code_length", 5))))
                .isEqualTo(-57);
        assertThat(VerificationHouse.status(house.request(request.put("code_length", 6))))
                .isEqualTo(-52);
    }

    @Test
    void shouldSayWhenTheNetworkRefusedTheMessageAndFreeTheRef() {
        String number = number();
        house.behaves(number, "reject");
        assertAnswer(house.request(asking("rejected", number)), 400, -65, WENT_WRONG);

        house.behaves(number, "ok");
        assertAnswer(house.request(asking("rejected", number)), 201, 0, "Success");
        assertThat(house.messages(number)).hasSize(1);
    }

    @Test
    void shouldTellARightCodeFromOthers() {
        String number = number();
        String code = house.codeFor("told apart", number);
        String wrong = code.equals("000000") ? "000001" : "000000";

        assertAnswer(house.validate("told apart", wrong), 422, -54, "Declined");
        assertAnswer(
                house.validate("another ref", code),
                422,
                -55,
                "The code for the provided client ref. and authorization token, was not found.");
        assertAnswer(
                house.as(VerificationHouse.SECOND).validate("told apart", code),
                422,
                -55,
                "The code for the provided client ref. and authorization token, was not found.");
        assertAnswer(house.validate("told apart", code), 200, 0, "Valid");
        assertAnswer(house.validate("told apart", code), 422, -54, "Declined");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/1/2fa/ref", "/1/2fa/ref/", "/1/2fa/ref/%20"})
    void shouldMissTheCode(String path) {
        assertAnswer(house.send("POST", path, ""), 422, -56, NO_CODE);
    }

    @Test
    void shouldRefuseAPathThatCannotBeDecoded() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), router.httpPort())) {
            socket.getOutputStream()
                    .write(
                            ("POST /1/2fa/%zz/1 HTTP/1.1\r\nHost: a\r\nAuthorization: Token "
                                            + house.token()
                                            + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("\"status_code\":-64");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/1/", "/1/2fb", "/1/3fa/a/b/c"})
    void shouldNotFindOtherPaths(String path) {
        assertAnswer(house.send("POST", path, "{}"), 404, -64, MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({"GET, /1/2fa", "PUT, /1/2fa", "GET, /1/2fa/ref", "DELETE, /1/2fa/ref/123456"})
    void shouldRefuseOtherMethodsAndNameTheOneThatIsAllowed(String method, String path) {
        HttpResponse<String> answer = house.send(method, path, "");
        assertAnswer(answer, 405, -64, MALFORMED);
        assertThat(answer.headers().firstValue("allow")).hasValue("POST");
    }

    @Test
    void shouldRefuseABodyThatIsTooLargeOrOfAnotherType() {
        String large = "{\"x\":\"" + "x".repeat(64 * 1024) + "\"}";
        assertAnswer(house.send("POST", "/1/2fa", large), 413, -64, MALFORMED);
        assertAnswer(house.send("POST", "/1/2fa/ref/123456", large), 413, -64, MALFORMED);

        HttpRequest text =
                house.to("/1/2fa")
                        .header("authorization", "Token " + house.token())
                        .header("content-type", "text/xml")
                        .POST(BodyPublishers.ofString(asking("typed", number()).encode()))
                        .build();
        assertAnswer(
                Router.CLIENT.sendAsync(text, BodyHandlers.ofString()).join(), 415, -64, MALFORMED);
    }

    @Test
    void shouldFindARefWhoseSlashesAreNotEncoded() {
        String code = house.codeFor("orders/2026/a b", number());
        HttpResponse<String> answer =
                house.send("POST", "/1/2fa/orders/2026/a%20b/" + code + "/", "");
        assertAnswer(answer, 200, 0, "Valid");
        assertThat(house.send("GET", "/1/2fa/orders/2026/a/1", "").headers().firstValue("allow"))
                .hasValue("POST");
    }

    @Test
    void shouldRefuseTheSixthCodeForANumberWithinTenMinutes() {
        String number = number();
        for (int i = 1; i <= 5; i++) {
            assertThat(house.request(asking("often " + i, number)).statusCode()).isEqualTo(201);
        }

        HttpResponse<String> sixth = house.request(asking("often 6", number));

        assertAnswer(sixth, 429, -64, MALFORMED);
        assertThat(Integer.parseInt(sixth.headers().firstValue("retry-after").orElseThrow()))
                .isBetween(500, 600);
        assertThat(house.messages(number)).hasSize(5);
        assertThat(VerificationHouse.status(house.validate("often 6", "123456"))).isEqualTo(-55);
    }
}
