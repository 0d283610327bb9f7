package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an application hears when the hub that its session has to go through is at fault. */
class FaultyHubTest {

    private static final String PROVISION =
            """
            accounts:
              - id: acme
                permissions: [ussd]
                shortCodes: ['7782']
                credentials: [{kind: bearer, secret: acme-bearer-token}]
            networks:
              - id: hub
                connector: http
                dialect: oneapi
                secret: network-secret
                url: HUBussd/v3
                outboundSecret: ${SHOWN}
            """;

    private static final String MSISDN = "94777123456";
    private static final String SENT =
            "{\"outboundUSSDMessageRequest\":{\"deliveryStatus\":\"SENT\"}}";

    @TempDir Path folder;
    private final Promise<Stub.Reply> never = Promise.promise();
    private Future<Stub.Reply> answer = Future.succeededFuture(new Stub.Reply(200, SENT));
    private Stub hub;
    private Router router;
    private OneApiHouse house;

    @BeforeEach
    void start() throws Exception {
        hub = Stub.serving(_ -> answer);
        RouterSetup setup =
                RouterSetup.in(folder, PROVISION.replace("HUB", hub.url().toString()))
                        .with("SHOWN", "shown-to-the-hub")
                        .with("STROWGER_SESSIONS_SUBMIT_WITHIN", "2s");
        router = RouterUnderTest.start(setup);
        house = OneApiHouse.of(router);
    }

    @AfterEach
    void stop() {
        router.close();
        hub.close();
    }

    private HttpResponse<String> push() {
        return house.outbound(OneApiHouse.request("mtinit", MSISDN, "Yes?", "c-1"));
    }

    private static void assertDelivered(HttpResponse<String> answer, String status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"deliveryStatus\":\"" + status + "\"");
    }

    private List<JsonObject> submits() {
        return hub.seen().stream()
                .map(seen -> seen.json().getJsonObject(OneApiHouse.NAME))
                .toList();
    }

    /**
     * docs/protocols/push.md: an outcome that is unknown counts as sent, and is never sent again.
     */
    @Test
    void shouldSubmitOnceToAHubThatIsSilent() {
        answer = never.future();

        assertDelivered(push(), "SENT");
        assertDelivered(push(), "SENT");

        assertThat(submits()).hasSize(1);
        assertThat(hub.seen().getFirst().headers().get("authorization"))
                .isEqualTo("Bearer shown-to-the-hub");
        assertThat(submits().getFirst().containsKey("responseRequest")).isFalse();
    }

    /** A reply shows that the screen had arrived after all. */
    @Test
    void shouldTakeTheReplyToAPushWhoseFateWasUnknown() {
        answer = never.future();
        assertDelivered(push(), "SENT");
        String correlator = submits().getFirst().getString("clientCorrelator");
        String reply =
                """
                {"inboundUSSDMessageRequest":{"address":"tel:+94777123456","sessionID":"theirs",\
                "clientCorrelator":"%s","inboundUSSDMessage":"1","ussdAction":"mtcont"}}\
                """
                        .formatted(correlator);

        HttpResponse<String> screen =
                house.as(RouterSetup.NETWORK_SECRET).send("POST", "/network/hub", reply);

        // the session is there, and its application, which has no address, is not
        assertThat(screen.statusCode()).isEqualTo(200);
        assertThat(screen.body()).contains("\"sessionID\":\"theirs\"", "\"mtfin\"");
        assertThat(screen.body()).doesNotContain("Your session has ended");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    200 | {"outboundUSSDMessageRequest":{"deliveryStatus":"NOT SENT"}}   | NOT SENT
                    403 | {"requestError":{"policyException":{"messageId":"POL0257"}}}   | NOT SENT
                    401 | who are you                                                    | NOT SENT
                    500 | oops                                                           | SENT
                    200 | oops                                                           | SENT
                    """)
    void shouldTellWhatTheHubSaid(int status, String body, String delivered) {
        answer = Future.succeededFuture(new Stub.Reply(status, body));

        assertDelivered(push(), delivered);
        assertDelivered(push(), delivered);

        assertThat(submits()).hasSize(1);
    }

    @Test
    void shouldSayNotSentWhenTheHubIsDown() {
        hub.dies();

        assertDelivered(push(), "NOT SENT");
    }

    @Test
    void shouldSubmitOnceWhenTheHubHangsUp() {
        answer = Future.failedFuture("hangs up");

        assertDelivered(push(), "SENT");

        assertThat(submits()).hasSize(1);
    }
}
