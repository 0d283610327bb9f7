package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.e2e.RouterProcess.Done;
import io.strowger.e2e.Subscriber.Shown;
import io.strowger.security.WebhookSignature;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two routers in a chain: the handset is at the outer one, the application at the inner one, to
 * which the outer one is a network that speaks oneapi.
 */
class HubChainTest {
    private static final int HOPS = 5;
    private static final String SIGNING = "whsec_aHViIGFuZCB1cw==";

    /** To the outer router the inner one is an account with a short code. */
    private static final String OUTER =
            """
            accounts:
              - id: inner
                permissions: [ussd]
                callbacks: {allow: [127.0.0.0/8], secret: %s}
                shortCodes: ['7782']
                credentials: [{kind: bearer, secret: acme-bearer-token}]
            networks:
              - {id: demo, connector: simulator, country: GH, operator: vodafone}
            """
                    .formatted(SIGNING);

    private static final String INNER =
            """
            accounts:
              - id: acme
                permissions: [ussd]
                callbacks: {allow: [127.0.0.0/8]}
                shortCodes: ['7782']
                credentials: [{kind: bearer, secret: acme-bearer-token}]
            """;

    @TempDir static Path folder;
    private static Router outer;
    private static Router inner;
    private static OneApiHouse hub;
    private static OneApiHouse house;
    private static Stub application;

    @BeforeAll
    static void start() throws Exception {
        application = Stub.serving(HubChainTest::next);
        outer = RouterUnderTest.start(setup("outer", OUTER));
        RouterSetup setup = setup("inner", INNER);
        inner = RouterUnderTest.start(setup);
        hub = OneApiHouse.of(outer);
        house = OneApiHouse.of(inner);
        Path file =
                setup.file(
                        "hub.yaml",
                        """
                        networks:
                          - id: hub
                            connector: http
                            dialect: oneapi
                            webhookSecret: %s
                            url: http://127.0.0.1:%d/ussd/v1
                            outboundSecret: acme-bearer-token
                            notifyUrl: http://127.0.0.1:%d/network/hub
                        """
                                .formatted(SIGNING, outer.httpPort(), inner.httpPort()));
        Done applied = RouterProcess.run(setup, "apply", file.toString());
        assertThat(applied.exitCode()).as(applied.output()).isZero();
        await().until(() -> atDoor("{}", "", "").statusCode() == 401);
        assertThat(house.subscribe(application.url(), "", "app").statusCode()).isEqualTo(201);
        assertThat(hub.subscribe(door(), "", "inner").statusCode()).isEqualTo(201);
    }

    private static RouterSetup setup(String name, String provisioning) throws Exception {
        return RouterSetup.in(Files.createDirectory(folder.resolve(name)), provisioning);
    }

    @AfterAll
    static void stop() {
        inner.close();
        outer.close();
        application.close();
    }

    private static String door() {
        return "http://127.0.0.1:" + inner.httpPort() + "/network/hub";
    }

    /** Counts: the reply 3 gets the screen 4; the fifth is the last. Notices get nothing. */
    private static Future<Stub.Reply> next(Stub.Seen seen) {
        JsonObject got = OneApiHouse.inbound(seen);
        String action = got.getString("ussdAction");
        if (action.endsWith("fin")) {
            return Future.succeededFuture(Stub.ok());
        }
        String typed = got.getString("inboundUSSDMessage");
        int screen = typed == null ? 1 : Integer.parseInt(typed) + 1;
        String answer = action.substring(0, 2) + (screen == HOPS ? "fin" : "cont");
        return Future.succeededFuture(OneApiHouse.inline(seen, answer, "Screen " + screen));
    }

    private static List<JsonObject> gotOf(String msisdn) {
        return application.seen().stream()
                .map(OneApiHouse::inbound)
                .filter(got -> got.getString("address").equals("tel:+" + msisdn))
                .toList();
    }

    private static JsonObject begin(String action, String msisdn, String text) {
        return OneApiHouse.request(action, msisdn, text, "of-" + msisdn)
                .put("responseRequest", OneApiHouse.to(application.url(), "mine"));
    }

    private static void assertDelivered(HttpResponse<String> answer, String status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"deliveryStatus\":\"" + status + "\"");
    }

    @Test
    void shouldCarryADialThroughBoth() {
        Subscriber handset = outer.handset("233200000201");
        Shown shown = handset.dials("*7782#");
        for (int screen = 1; screen < HOPS; screen++) {
            assertThat(shown).isEqualTo(new Shown("Screen " + screen, true));
            shown = handset.replies(String.valueOf(screen));
        }
        assertThat(shown).isEqualTo(new Shown("Screen 5", false));

        List<JsonObject> got = gotOf("233200000201");
        assertThat(got).hasSize(HOPS);
        assertThat(got)
                .extracting(one -> one.getString("sessionID"))
                .containsOnly(got.getFirst().getString("sessionID"));
    }

    @Test
    void shouldCarryWhatFollowsTheCode() {
        assertThat(outer.handset("233200000202").dials("*7782*3#").text()).isEqualTo("Screen 4");
        outer.handset("233200000202").hangsUp();
    }

    @Test
    void shouldTellTheApplicationThatTheSubscriberHungUp() {
        String msisdn = "233200000203";
        outer.handset(msisdn).dials("*7782#");
        outer.handset(msisdn).hangsUp();

        JsonObject end = await().until(() -> gotOf(msisdn), got -> got.size() == 2).getLast();
        assertThat(end.getString("ussdAction")).isEqualTo("mofin");
    }

    @Test
    void shouldCarryASessionOfTheApplicationThroughBoth() {
        String msisdn = "233200000204";

        assertDelivered(house.outbound(begin("mtinit", msisdn, "Screen 1")), "SENT");

        assertThat(hub.screen(msisdn)).isEqualTo("Screen 1");
        Subscriber handset = outer.handset(msisdn);
        for (int screen = 1; screen < HOPS; screen++) {
            assertThat(handset.replies(String.valueOf(screen)))
                    .isEqualTo(new Shown("Screen " + (screen + 1), screen + 1 < HOPS));
        }
        assertThat(gotOf(msisdn))
                .hasSize(HOPS - 1)
                .allSatisfy(got -> {
                    assertThat(got.getString("ussdAction")).isEqualTo("mtcont");
                    assertThat(got.getString("clientCorrelator")).isEqualTo("of-" + msisdn);
                });
        assertDelivered(house.outbound(begin("mtinit", msisdn, "Screen 1")), "SENT");
        assertThat(hub.screen(msisdn)).as("after a repetition").isEqualTo("Screen 5");
    }

    @Test
    void shouldCarryANotification() {
        String msisdn = "233200000205";

        assertDelivered(house.outbound(begin("mtfin", msisdn, "Good day")), "SENT");

        assertThat(hub.look(msisdn).getJsonArray("messages").encode()).contains("Good day");
    }

    @Test
    void shouldTellTheApplicationThatTheSubscriberHungUpOnItsOwnSession() {
        String msisdn = "233200000206";
        assertDelivered(house.outbound(begin("mtinit", msisdn, "Screen 1")), "SENT");
        outer.handset(msisdn).hangsUp();

        JsonObject end = await().until(() -> gotOf(msisdn), got -> got.size() == 1).getLast();
        assertThat(end.getString("ussdAction")).isEqualTo("mtfin");
    }

    @Test
    void shouldSayThatTheHubsSubscriberIsBusy() {
        String msisdn = "233200000207";
        assertDelivered(hub.outbound(begin("mtinit", msisdn, "Of another")), "SENT");

        assertDelivered(house.outbound(begin("mtinit", msisdn, "Screen 1")), "NOT SENT");

        assertThat(hub.screen(msisdn)).isEqualTo("Of another");
        outer.handset(msisdn).hangsUp();
    }

    @Test
    void shouldSayThatTheHubsNetworkRefused() {
        String msisdn = "233200000208";
        hub.behaves(msisdn, "reject");

        assertDelivered(house.outbound(begin("mtinit", msisdn, "Screen 1")), "NOT SENT");
    }

    @ParameterizedTest
    @CsvSource({"true, 0, 200", "true, 200, 200", "true, 310, 401", "false, 0, 401"})
    void shouldOpenItsDoorToWhatTheHubSignedAlone(boolean right, long secondsAgo, int status) {
        String body =
                """
                {"inboundUSSDMessageRequest":{"address":"tel:+233200000209","sessionID":"s",\
                "ussdAction":"mofin"}}\
                """;
        long seconds = System.currentTimeMillis() / 1_000 - secondsAgo;
        String secret = right ? SIGNING : "whsec_aHVp";
        String signature =
                WebhookSignature.of(secret, "id", seconds, body.getBytes(StandardCharsets.UTF_8));

        assertThat(atDoor(body, String.valueOf(seconds), signature).statusCode()).isEqualTo(status);
        assertThat(atDoor(body + " ", String.valueOf(seconds), signature).statusCode())
                .isEqualTo(401);
    }

    private static HttpResponse<String> atDoor(String body, String seconds, String signature) {
        HttpRequest request =
                house.to("/network/hub")
                        .header("content-type", "application/json")
                        .header("webhook-id", "id")
                        .header("webhook-timestamp", seconds)
                        .header("webhook-signature", signature)
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return Router.CLIENT.sendAsync(request, BodyHandlers.ofString()).join();
    }
}
