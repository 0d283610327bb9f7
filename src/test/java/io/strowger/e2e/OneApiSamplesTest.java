package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.e2e.Subscriber.Shown;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The samples of docs/protocols/oneapi.md, letter by letter but for the notifyURL, which has to be
 * reachable here. The document's own answers repeat its requests but for slips (a blank in front of
 * the address, another short code), which "all the parameters of the original request should be
 * relayed back" rules out.
 */
class OneApiSamplesTest {
    private static final String MSISDN = "94777123456";

    /** Of no country's length; with + in front, since the digits alone are a national number. */
    private static final String SAMPLE_MSISDN = "%2B123456789";

    private static final String TEXT = "Login to service?\n1. Ok\n2. Cancel";

    private static final String MTINIT =
            """
            {
                "outboundUSSDMessageRequest": {
                "address": "tel:+94777123456",
                "shortCode": "tel:1234",
                "keyword": "123",
                "outboundUSSDMessage": "Login to service?\\n1. Ok\\n2. Cancel",
                "clientCorrelator": "123456",
                "responseRequest": {
                  "notifyURL": "http://ussd.response.receive.url ",
                  "callbackData": "some-data-useful-to-the-requester"
                },
                "ussdAction": "mtinit"
              }
            }
            """;

    private static final String SENT =
            """
            {
                "outboundUSSDMessageRequest": {
                "address": " tel:+94777123456",
                "keyword": "123",
                "shortCode": "tel:1721",
                "outboundUSSDMessage": " Login to service?\\n1. Ok\\n2. Cancel ",
                "clientCorrelator": "123456",
                "responseRequest": {
                  "notifyURL": "http://ussd.response.receive.url ",
                  "callbackData": "some-data-useful-to-the-requester"
                },
                "ussdAction": "mtinit",
                "deliveryStatus": "SENT"
              }
            }
            """;

    private static final String RECEIVED =
            """
             {

                "inboundUSSDMessageRequest": {
                "address": " tel:+94777123456",
                "shortCode": "tel:1721",
                "keyword": "123",
                "inboundUSSDMessage": "2",
                "clientCorrelator": "123456",
                "sessionID": "XXXXXX",
                "responseRequest": {
                  "notifyURL": "http://ussd.response.receive.url ",
                  "callbackData": "some-data-useful-to-the-requester"
                },
                "ussdAction": "mtcont"
              }
            }
            """;

    private static final String MTCONT =
            """
            {
                "outboundUSSDMessageRequest": {
                "address": "tel:+123456789",
                "shortCode": "tel:1234",
                "keyword": "123",
                "outboundUSSDMessage": "Login to service?\\n1. Ok\\n2. Cancel",
                "clientCorrelator": "123456",
                "responseRequest": {
                  "notifyURL": "http://ussd.response.receive.url ",
                  "callbackData": "some-data-useful-to-the-requester"
                },
                "ussdAction": "mtcont"
              }
            }
            """;

    private static final String REFUSED =
            """
            {
              "requestError": {
                "serviceException": {
                  "messageId": "SVC0002",
                  "text": " Invalid input value for message part %1",
                  "variables": " clientCorrelator Value 12345"
                }
              }
            }
            """;

    private static final String PROVISION =
            """
            accounts:
              - id: acme
                permissions: [ussd]
                callbacks: {allow: [127.0.0.0/8]}
                shortCodes: ['1234', '1721']
                credentials: [{kind: bearer, secret: acme-bearer-token}]
            networks:
              - {id: demo, connector: simulator, country: LK}
            """;

    @TempDir Path folder;
    private Router router;
    private OneApiHouse house;
    private Stub application;

    @BeforeEach
    void start() throws Exception {
        application = Stub.serving(_ -> Future.succeededFuture(Stub.ok()));
        router = RouterUnderTest.start(RouterSetup.in(folder, PROVISION));
        house = OneApiHouse.of(router);
    }

    @AfterEach
    void stop() {
        router.close();
        application.close();
    }

    private String here(String sample) {
        return sample.replace("http://ussd.response.receive.url", application.url().toString());
    }

    private static JsonObject outbound(String body) {
        return new JsonObject(body).getJsonObject(OneApiHouse.NAME);
    }

    private HttpResponse<String> post(String address, String sample) {
        return house.send("POST", "/ussd/v1/outbound/" + address, here(sample));
    }

    @Test
    void shouldShowTheSampleAndAnswerAsTheDocumentDoes() {
        HttpResponse<String> answer = post("tel:+" + MSISDN, MTINIT);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonObject sent = outbound(here(MTINIT)).put("deliveryStatus", "SENT");
        assertThat(outbound(answer.body())).isEqualTo(sent);
        assertThat(outbound(answer.body()).fieldNames())
                .containsExactlyInAnyOrderElementsOf(outbound(SENT).fieldNames());
        JsonObject documented = outbound(here(SENT));
        assertThat(sent.copy().put("shortCode", "tel:1721"))
                .as("but for the document's slips")
                .isEqualTo(
                        documented
                                .put("address", documented.getString("address").strip())
                                .put("outboundUSSDMessage", TEXT));
        assertThat(house.screen(MSISDN)).isEqualTo(TEXT);
    }

    @Test
    void shouldBringTheReplyAsTheDocumentDoes() {
        post("tel:+" + MSISDN, MTINIT.replace("tel:1234", "tel:1721"));
        CompletableFuture<Shown> next = router.handset(MSISDN).replying("2");
        await().until(() -> !application.seen().isEmpty());

        JsonObject got = OneApiHouse.inbound(application.seen().getFirst());

        JsonObject documented =
                new JsonObject(here(RECEIVED)).getJsonObject("inboundUSSDMessageRequest");
        documented.getJsonObject("responseRequest").put("notifyURL", application.url().toString());
        assertThat(got.getString("sessionID")).matches("[0-9a-f]{32}");
        assertThat(got)
                .isEqualTo(
                        documented
                                .put("address", "tel:+94777123456")
                                .put("sessionID", got.getString("sessionID")));
        post("tel:+" + MSISDN, MTINIT.replace("tel:1234", "tel:1721").replace("mtinit", "mtfin"));
        assertThat(next.join()).isEqualTo(new Shown(TEXT, false));
    }

    @Test
    void shouldContinueWithTheSampleOfANumberThatNoCountryHas() {
        post(
                "tel:+123456789",
                MTINIT.replace("+94777123456", "+123456789").replace("123456\"", "begin\""));
        CompletableFuture<Shown> next = router.handset(SAMPLE_MSISDN).replying("1");
        await().until(() -> !application.seen().isEmpty());

        HttpResponse<String> answer = post("tel:+123456789", MTCONT);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(outbound(answer.body()))
                .isEqualTo(outbound(here(MTCONT)).put("deliveryStatus", "SENT"));
        assertThat(next.join()).isEqualTo(new Shown(TEXT, true));
    }

    @Test
    void shouldRefuseAsTheDocumentDoes() {
        HttpResponse<String> answer = post("tel:+123456789", MTCONT);

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonObject documented = new JsonObject(REFUSED);
        JsonObject exception =
                documented.getJsonObject("requestError").getJsonObject("serviceException");
        exception.put("text", exception.getString("text").strip()).put("variables", "sessionID");
        assertThat(new JsonObject(answer.body())).isEqualTo(documented);
    }
}
