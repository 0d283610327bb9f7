package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.dispatch.ScriptedApplication;
import io.strowger.dispatch.ScriptedApplication.Asked;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What hubs make of a dial string, on its way to the application of the code. */
class HubDialsTest {

    @TempDir static Path folder;
    private static final ScriptedApplication SHOP = ScriptedApplication.polite();
    private static Router router;
    private static int dialogues;

    @BeforeAll
    static void start() throws Exception {
        String provision =
                """
                accounts: [{id: acme}]
                networks:
                  - {id: hub, connector: http, dialect: oneapi, country: GH, secret: network-secret}
                  - {id: careless, connector: http, dialect: programmable, secret: network-secret, sequence: ignored}
                applications:
                  - {id: shop, account: acme, dialect: programmable, url: '%s', serviceCodes: ['*1721#']}
                """
                        .formatted(SHOP.url());
        router = RouterUnderTest.start(RouterSetup.in(folder, provision));
    }

    @AfterAll
    static void stop() {
        router.close();
        SHOP.close();
    }

    @AfterEach
    void forget() {
        SHOP.asked.clear();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null, *1721#",
                "*1721*5, *1721*5#",
                "*1721, *1721#",
                "1721#, *1721#",
                "1721*5#, *1721*5#",
                "5, *1721*5#",
                "Good morning!, *1721*Good morning!#"
            })
    void shouldReachTheApplicationOfTheCode(String message, String dialString) {
        HttpResponse<String> answer = send("moinit", "s" + ++dialogues, message);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(screen(answer)).isEqualTo("hop 1");
        assertThat(SHOP.asked).extracting(Asked::message).containsExactly(dialString);
    }

    /** A hub gives its replies no number. */
    @Test
    void shouldTakeEveryReplyForNewAndAnotherDialUnderTheSameId() {
        send("moinit", "again", "*1721#");
        assertThat(screen(send("mocont", "again", "1"))).isEqualTo("hop 2");
        assertThat(screen(send("mocont", "again", "1"))).isEqualTo("hop 3");
        assertThat(screen(send("moinit", "again", "*1721*2#"))).isEqualTo("hop 1");
        assertThat(screen(send("moinit", "again", "*1721*2"))).isEqualTo("hop 1");
        send("mofin", "again", "");
        assertThat(screen(send("moinit", "again", "*1721*2"))).isEqualTo("hop 1");

        assertThat(SHOP.asked)
                .extracting(Asked::message)
                .containsExactly("*1721#", "1", "1", "*1721*2#", "*1721*2#");
    }

    /** Some gateways give every message the same number. */
    @Test
    void shouldTakeEqualRepliesOfANetworkWhoseNumbersSayNothingForNew() {
        for (String type : new String[] {"initiation", "response", "response", "response"}) {
            JsonObject body =
                    new JsonObject()
                            .put("Type", type)
                            .put("Mobile", "233200585543")
                            .put("SessionId", "c1")
                            .put("Message", type.equals("response") ? "1" : "*1721#")
                            .put("Sequence", 1);
            assertThat(post("careless", body).statusCode()).isEqualTo(200);
        }

        assertThat(SHOP.asked).extracting(Asked::message).containsExactly("*1721#", "1", "1", "1");
    }

    private static String screen(HttpResponse<String> answer) {
        return new JsonObject(answer.body())
                .getJsonObject("outboundUSSDMessageRequest")
                .getString("outboundUSSDMessage");
    }

    private static HttpResponse<String> send(String action, String dialogue, String message) {
        JsonObject body =
                new JsonObject()
                        .put("address", "tel:+233200585542")
                        .put("shortCode", "1721")
                        .put("keyword", null)
                        .put("inboundUSSDMessage", message)
                        .put("sessionID", dialogue)
                        .put("ussdAction", action);
        return post("hub", new JsonObject().put("inboundUSSDMessageRequest", body));
    }

    private static HttpResponse<String> post(String network, JsonObject body) {
        URI uri = URI.create("http://127.0.0.1:" + router.httpPort() + "/network/" + network);
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .header("content-type", "application/json")
                        .header("authorization", "Bearer network-secret")
                        .POST(BodyPublishers.ofString(body.encode()))
                        .build();
        return Router.CLIENT.sendAsync(request, BodyHandlers.ofString()).join();
    }
}
