package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of errors of docs/protocols/oneapi.md, row by row. */
class OneApiErrorsTest {
    private static final String MSISDN = "233200000301";
    private static final String OUTBOUND = "/ussd/v1/outbound/tel:+" + MSISDN;
    private static final String SUBSCRIPTIONS = "/ussd/v1/inbound/subscriptions";

    @TempDir static Path folder;
    private static Router router;
    private static OneApiHouse house;

    @BeforeAll
    static void start() throws Exception {
        router = RouterUnderTest.start(RouterSetup.in(folder, OneApiHouse.PROVISION));
        house = OneApiHouse.of(router);
    }

    @AfterAll
    static void stop() {
        router.close();
    }

    private static void assertRefused(
            HttpResponse<String> answer, int status, String code, String text, String variables) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        String kind = code.startsWith("SVC") ? "serviceException" : "policyException";
        assertThat(new JsonObject(answer.body()))
                .isEqualTo(
                        new JsonObject()
                                .put(
                                        "requestError",
                                        new JsonObject()
                                                .put(
                                                        kind,
                                                        new JsonObject()
                                                                .put("messageId", code)
                                                                .put("text", text)
                                                                .put("variables", variables))));
    }

    private static JsonObject exception(HttpResponse<String> answer) {
        JsonObject error = new JsonObject(answer.body()).getJsonObject("requestError");
        return error.getJsonObject(error.fieldNames().iterator().next());
    }

    private static JsonObject good() {
        return OneApiHouse.request("mtinit", MSISDN, "Never shown", "errors");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    address             | null                     | 400 | SVC0002 | address
                    shortCode           | null                     | 400 | SVC0002 | shortCode
                    shortCode           | "seven"                  | 400 | SVC0002 | shortCode
                    keyword             | "a b"                    | 400 | SVC0002 | keyword
                    outboundUSSDMessage | null                     | 400 | SVC0002 | outboundUSSDMessage
                    outboundUSSDMessage | {"text":7}               | 400 | SVC0002 | outboundUSSDMessage
                    clientCorrelator    | null                     | 400 | SVC0002 | clientCorrelator
                    ussdAction          | null                     | 400 | SVC0002 | ussdAction
                    address             | "tel:+233200000302"      | 400 | SVC0002 | address
                    responseRequest     | {"notifyURL":"no url"}   | 400 | SVC0002 | notifyURL
                    responseRequest     | {"notifyURL":"http://10.0.0.1/"} | 400 | SVC0002 | notifyURL
                    responseRequest     | {"notifyURL":"ftp://127.0.0.1/"} | 400 | SVC0002 | notifyURL
                    ussdAction          | "moinit"                 | 400 | SVC0003 | ussdAction,mtinit,mtcont,mtfin,mocont,mofin
                    ussdAction          | "hello"                  | 400 | SVC0003 | ussdAction,mtinit,mtcont,mtfin,mocont,mofin
                    address             | "tel:+12"                | 400 | SVC0004 | address
                    ussdAction          | "mtcont"                 | 400 | SVC0002 | sessionID
                    shortCode           | "tel:99"                 | 403 | POL0001 | the short code is not the account's
                    address             | ["tel:+233200000301","tel:+233200000302"] | 403 | POL0003 | address
                    address             | ["tel:+233200000301","0200000301"] | 403 | POL0013 | 0200000301
                    """)
    void shouldRefuseAField(String field, String value, int status, String code, String variables) {
        Object json = new JsonArray("[" + value + "]").getValue(0);
        String body = OneApiHouse.wrapped(good().put(field, json));

        HttpResponse<String> answer = house.send("POST", OUTBOUND, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(exception(answer).getString("messageId")).isEqualTo(code);
        assertThat(exception(answer).getString("variables")).isEqualTo(variables);
        assertThat(house.screen(MSISDN)).isNull();
    }

    @Test
    void shouldSayItInTheWordsOfTheDocument() {
        assertRefused(
                house.send("POST", OUTBOUND, OneApiHouse.wrapped(good().putNull("address"))),
                400,
                "SVC0002",
                "Invalid input value for message part %1",
                "address");
        assertRefused(
                house.send(
                        "POST", OUTBOUND, OneApiHouse.wrapped(good().put("shortCode", "tel:99"))),
                403,
                "POL0001",
                "A policy error occurred. Error code is %1",
                "the short code is not the account's");
    }

    @ParameterizedTest
    @CsvSource({"x, 183, 182", "ж, 81, 80"})
    void shouldRefuseATextThatIsLongerThanAScreen(String sign, int length, String limit) {
        JsonObject request = good().put("outboundUSSDMessage", sign.repeat(length));
        assertRefused(
                house.outbound(request),
                400,
                "SVC0280",
                "Message too long. Maximum length is %1 characters",
                limit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    no JSON
                    []
                    {}
                    {"subscription":{}}
                    {"outboundUSSDMessageRequest":"text"}
                    {"outboundUSSDMessageRequest":{}
                    """)
    void shouldRefuseWhatIsNotTheObject(String body) {
        HttpResponse<String> answer = house.send("POST", OUTBOUND, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(exception(answer).getString("messageId")).isEqualTo("SVC0001");
    }

    @ParameterizedTest
    @CsvSource({
        "pusher-bearer-token, 98, POL0001, no permission",
        "asleep-bearer-token, 97, POL1010, ussd"
    })
    void shouldRefuseAnAccountThatMayNot(
            String bearer, String shortCode, String code, String variables) {
        HttpResponse<String> answer = house.as(bearer).outbound(good().put("shortCode", shortCode));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(exception(answer).getString("messageId")).isEqualTo(code);
        assertThat(exception(answer).getString("variables")).isEqualTo(variables);
    }

    @ParameterizedTest
    @CsvSource({"POST, " + OUTBOUND, "POST, " + SUBSCRIPTIONS, "GET, " + SUBSCRIPTIONS})
    void shouldAskAStrangerForABearer(String method, String path) {
        HttpResponse<String> wrong = house.as("nobody").send(method, path, "{}");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("www-authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
        assertThat(exception(wrong).getString("messageId")).isEqualTo("POL0001");
    }

    @Test
    void shouldRefuseOtherMethodsAndNameThoseThatAreAllowed() {
        HttpResponse<String> put = house.send("PUT", OUTBOUND, "{}");
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.headers().firstValue("allow")).hasValue("POST");
        assertThat(exception(put).getString("messageId")).isEqualTo("SVC0001");
        HttpResponse<String> patch = house.send("PATCH", SUBSCRIPTIONS, "{}");
        assertThat(patch.statusCode()).isEqualTo(405);
        assertThat(patch.headers().firstValue("allow").orElseThrow().split(", *"))
                .contains("GET", "POST");
    }

    @Test
    void shouldRefuseABodyThatIsTooLargeOrOfAnotherType() {
        HttpResponse<String> large = house.send("POST", OUTBOUND, " ".repeat(65 * 1024));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(exception(large).getString("messageId")).isEqualTo("SVC0001");

        HttpResponse<String> text =
                Router.CLIENT
                        .sendAsync(
                                house.to(OUTBOUND)
                                        .header("authorization", "Bearer " + house.bearer())
                                        .header("content-type", "text/xml")
                                        .POST(BodyPublishers.ofString(OneApiHouse.wrapped(good())))
                                        .build(),
                                BodyHandlers.ofString())
                        .join();
        assertThat(text.statusCode()).isEqualTo(415);
        assertThat(exception(text).getString("messageId")).isEqualTo("SVC0001");
    }

    @ParameterizedTest
    @CsvSource({"GET", "DELETE"})
    void shouldNotFindASubscriptionThatIsNotThere(String method) {
        assertRefused(
                house.send(method, SUBSCRIPTIONS + "/0123456789abcdef0123456789abcdef", ""),
                404,
                "SVC0002",
                "Invalid input value for message part %1",
                "subscriptionId");
    }

    @Test
    void shouldRefuseSubscriptionsThatCannotBe() {
        assertThat(exception(house.subscribe("nowhere", "1", "s")).getString("variables"))
                .isEqualTo("notifyURL");
        HttpResponse<String> foreign =
                house.as("other-bearer-token").subscribe("http://127.0.0.1:9/", "1", "s");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(exception(foreign).getString("messageId")).isEqualTo("POL0001");
        assertThat(house.subscribe("http://127.0.0.1:9/", "1", "s").statusCode()).isEqualTo(201);
        HttpResponse<String> overlap = house.subscribe("http://127.0.0.1:9/x", "1", "t");
        assertRefused(overlap, 400, "SVC0008", "Overlapped criteria %1", "shortCode");
        HttpResponse<String> used = house.subscribe("http://127.0.0.1:9/y", "2", "s");
        assertThat(exception(used).getString("messageId")).isEqualTo("SVC0005");
        assertThat(house.send("POST", SUBSCRIPTIONS, "[]").statusCode()).isEqualTo(400);
    }
}
