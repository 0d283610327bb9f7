package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.security.WebhookSignature;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Networks that sign their requests: what comes twice is one hop, and forgers cost them nothing.
 */
class SignedNetworkTest {

    private static final String SIGNING = "whsec_aHViIGFuZCB1cw==";
    private static final String FORGED = "whsec_aHVi";

    /** The application keeps the answer to this reply back. */
    private static final String HELD = "held";

    @TempDir static Path folder;
    private static final Promise<Stub.Reply> held = Promise.promise();
    private static Stub application;
    private static Router router;

    @BeforeAll
    static void start() throws Exception {
        application = Stub.serving(SignedNetworkTest::screen);
        router =
                RouterUnderTest.start(
                        RouterSetup.in(
                                folder,
                                """
                                accounts:
                                  - {id: acme}
                                networks:
                                  - {id: hub, connector: http, dialect: oneapi, country: GH,
                                     webhookSecret: %1$s}
                                  - {id: other, connector: http, dialect: oneapi, country: GH,
                                     webhookSecret: %1$s}
                                  - {id: slow, connector: http, dialect: oneapi, country: GH,
                                     webhookSecret: %1$s, requestsPerSecond: 1}
                                applications:
                                """
                                                .formatted(SIGNING)
                                        + RouterSetup.application(
                                                "bank", application.url(), "*7782#", "")));
    }

    @AfterAll
    static void stop() {
        router.close();
        application.close();
    }

    private static Future<Stub.Reply> screen(Stub.Seen seen) {
        String typed = seen.json().getString("Message");
        return typed.equals(HELD) ? held.future() : Future.succeededFuture(menu(seen));
    }

    private static Stub.Reply menu(Stub.Seen seen) {
        int hop = seen.json().getInteger("Sequence");
        return new Stub.Reply(
                200, "{\"Type\":\"response\",\"Message\":\"Screen %d\"}".formatted(hop));
    }

    private static String body(String action, String msisdn, String text) {
        JsonObject request =
                new JsonObject()
                        .put("address", "tel:+" + msisdn)
                        .put("shortCode", "7782")
                        .put("inboundUSSDMessage", text)
                        .put("sessionID", "of-" + msisdn)
                        .put("ussdAction", action);
        return new JsonObject().put("inboundUSSDMessageRequest", request).encode();
    }

    private static CompletableFuture<HttpResponse<String>> sending(
            String network, String secret, String id, long secondsAgo, String body) {
        long seconds = System.currentTimeMillis() / 1_000 - secondsAgo;
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:%d/network/%s"
                                                .formatted(router.httpPort(), network)))
                        .header("content-type", "application/json")
                        .header("webhook-id", id)
                        .header("webhook-timestamp", Long.toString(seconds))
                        .header(
                                "webhook-signature",
                                WebhookSignature.of(secret, id, seconds, bytes))
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return Router.CLIENT.sendAsync(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(
            String network, String id, long secondsAgo, String body) {
        return sending(network, SIGNING, id, secondsAgo, body).join();
    }

    private static void shows(HttpResponse<String> answer, String text) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"outboundUSSDMessage\":\"" + text + "\"");
    }

    private static long asked(String msisdn) {
        return application.seen().stream()
                .filter(seen -> seen.json().getString("Mobile").equals(msisdn))
                .count();
    }

    @Test
    void shouldTakeASignedRequestThatComesTwiceForOneHop() {
        String msisdn = "233200000301";
        String dial = body("moinit", msisdn, "*7782#");
        shows(send("hub", "dial-301", 0, dial), "Screen 1");
        shows(send("hub", "dial-301", 0, dial), "Screen 1");
        String reply = body("mocont", msisdn, "1");
        HttpResponse<String> first = send("hub", "reply-301", 5, reply);
        shows(first, "Screen 2");

        HttpResponse<String> replayed = send("hub", "reply-301", 5, reply);
        HttpResponse<String> signedAnew = send("hub", "reply-301", 0, reply);

        assertThat(replayed.statusCode()).isEqualTo(200);
        assertThat(replayed.body()).isEqualTo(first.body());
        assertThat(signedAnew.body()).isEqualTo(first.body());
        assertThat(asked(msisdn)).isEqualTo(2);
        shows(send("hub", "another-301", 0, reply), "Screen 3");
        assertThat(send("hub", "dial-301", 0, dial).body())
                .as("the answer that the dial got then")
                .contains("Screen 1");
    }

    @Test
    void shouldAnswerARetryTogetherWithTheFirstThatStillWaits() {
        String msisdn = "233200000302";
        shows(send("hub", "dial-302", 0, body("moinit", msisdn, "*7782#")), "Screen 1");
        String reply = body("mocont", msisdn, HELD);
        var first = sending("hub", SIGNING, "reply-302", 0, reply);
        await().until(() -> asked(msisdn) == 2);

        var second = sending("hub", SIGNING, "reply-302", 0, reply);
        shows(send("hub", "dial-303", 0, body("moinit", "233200000303", "*7782#")), "Screen 1");
        held.complete(new Stub.Reply(200, "{\"Type\":\"release\",\"Message\":\"Bye\"}"));

        shows(first.join(), "Bye");
        assertThat(second.join().body()).isEqualTo(first.join().body());
        assertThat(asked(msisdn)).isEqualTo(2);
    }

    @Test
    void shouldRefuseAnotherBodyUnderAUsedId() {
        shows(send("hub", "same", 0, body("moinit", "233200000304", "*7782#")), "Screen 1");

        HttpResponse<String> other =
                send("hub", "same", 0, body("moinit", "233200000305", "*7782#"));

        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(other.body()).contains("SVC0002", "webhook-id").doesNotContain("Screen");
        assertThat(asked("233200000305")).isZero();
    }

    @Test
    void shouldNotTakeTheIdOfAnotherNetworkForTheSame() {
        String dial = body("moinit", "233200000306", "*7782#");

        shows(send("hub", "theirs", 0, dial), "Screen 1");
        shows(send("other", "theirs", 0, dial), "Screen 1");

        assertThat(asked("233200000306")).isEqualTo(2);
    }

    @Test
    void shouldNotKnowTheIdOfAForgedRequest() {
        String dial = body("moinit", "233200000307", "*7782#");

        assertThat(sending("hub", FORGED, "mine", 0, dial).join().statusCode()).isEqualTo(401);

        shows(send("hub", "mine", 0, dial), "Screen 1");
    }

    @Test
    void shouldNotLetForgersUseUpTheRateOfTheNetwork() {
        String dial = body("moinit", "233200000308", "*7782#");
        for (int number = 0; number < 20; number++) {
            assertThat(sending("slow", FORGED, "f" + number, 0, dial).join().statusCode())
                    .isEqualTo(401);
        }

        shows(send("slow", "good", 0, dial), "Screen 1");
    }
}
