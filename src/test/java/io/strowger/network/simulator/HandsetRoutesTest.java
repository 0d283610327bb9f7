package io.strowger.network.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.Rich;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ShortMessage;
import io.strowger.core.model.Texts;
import io.strowger.http.server.ConnectionStatistics;
import io.strowger.ops.ManagementVerticle;
import io.strowger.ops.Readiness;
import io.strowger.ops.RequestGuard;
import io.strowger.provision.Definitions;
import io.strowger.provision.NetworkDefinition;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class HandsetRoutesTest {

    private static final String HANDSET = "/simulator/demo/handsets/233200585542";
    private static final Map<String, NetworkDefinition> NETWORKS =
            Map.of(
                    "demo", network("demo", "simulator"),
                    "upstream", network("upstream", "http"));

    private final HttpClient client = HttpClient.newHttpClient();
    private SimulatorFixture on;
    private ManagementVerticle server;

    private static NetworkDefinition network(String id, String connector) {
        NetworkTerms terms = new NetworkTerms(id, "Demo", 60_000, Texts.DEFAULTS);
        return Definitions.network(terms, connector, "", "GH", List.of(), null, 0);
    }

    @BeforeEach
    void deploy(Vertx vertx) {
        on = new SimulatorFixture(vertx, 10);
        HandsetRoutes routes = new HandsetRoutes(on.network, NETWORKS::get);
        server =
                new ManagementVerticle(
                        "127.0.0.1",
                        0,
                        new RequestGuard(Set.of(), Set.of()),
                        new Readiness(),
                        () -> "",
                        routes,
                        new ConnectionStatistics("management"));
        vertx.deployVerticle(server).await();
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    private HttpResponse<String> call(String method, String path, String body) {
        return call(method, path, "application/json", body);
    }

    private HttpResponse<String> call(String method, String path, String type, String body) {
        URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + path);
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .header("content-type", type)
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonObject body(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        return new JsonObject(response.body());
    }

    private static String code(HttpResponse<String> response) {
        return body(response).getJsonObject("error").getString("code");
    }

    private JsonObject look() {
        return body(call("GET", HANDSET, ""));
    }

    @Test
    void shouldDialReplyAndShow() {
        HttpResponse<String> dialled = call("POST", HANDSET + "/dial", "{\"text\":\"*713#\"}");

        assertThat(dialled.statusCode()).isEqualTo(200);
        assertThat(body(dialled))
                .isEqualTo(
                        new JsonObject()
                                .put("sessionId", SimulatorFixture.SESSION.hex())
                                .put("text", "menu 1")
                                .put("expectsReply", true));
        assertThat(look().getJsonObject("screen")).isEqualTo(body(dialled));
        assertThat(body(call("POST", HANDSET + "/reply", "{\"text\":\"1\"}")).getString("text"))
                .isEqualTo("menu 2");
        assertThat(on.lastHeard().text()).isEqualTo("1");
    }

    /** What a form on any page can send. */
    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
    void shouldNotDialForAFormOfAPage(String type) {
        HttpResponse<String> dialled =
                call("POST", HANDSET + "/dial", type, "{\"text\":\"*713#\"}");

        assertThat(dialled.statusCode()).isEqualTo(415);
        assertThat(code(dialled)).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(look().getJsonObject("screen")).isNull();
    }

    @Test
    void shouldShowWhatRicherChannelsShow() {
        Rich rich = new Rich("Menu", null, "menu", "text", "[{\"display\":\"A\",\"value\":1}]");
        on.room(new Screen("menu", true, rich));

        JsonObject screen = body(call("POST", HANDSET + "/dial", "{\"text\":\"*713#\"}"));

        assertThat(screen.getString("label")).isEqualTo("Menu");
        assertThat(screen.containsKey("mask")).isFalse();
        assertThat(screen.getJsonArray("data").getJsonObject(0).getInteger("value")).isEqualTo(1);
    }

    @Test
    void shouldHangUp() {
        call("POST", HANDSET + "/dial", "{\"text\":\"*713#\"}");

        assertThat(call("POST", HANDSET + "/cancel", "").statusCode()).isEqualTo(204);

        assertThat(look().getValue("screen")).isNull();
        HttpResponse<String> reply = call("POST", HANDSET + "/reply", "{\"text\":\"1\"}");
        assertThat(reply.statusCode()).isEqualTo(409);
        assertThat(code(reply)).isEqualTo("NO_OPEN_SCREEN");
    }

    @Test
    void shouldShowAnUnusedHandsetAsEmpty() {
        assertThat(look()).isEqualTo(new JsonObject("{\"screen\":null,\"messages\":[]}"));
    }

    @Test
    void shouldListTheInbox() {
        on.network.send(SimulatorFixture.KEY, ShortMessage.of("Acme", "hello"), _ -> {}).await();

        assertThat(look().getJsonArray("messages"))
                .isEqualTo(
                        new io.vertx.core.json.JsonArray(
                                """
                                [{"kind":"sms","from":"Acme","text":"hello",
                                  "at":"2026-07-30T12:00:00Z"}]
                                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0200585542", "%2B233200585542", "tel:%2B233200585542"})
    void shouldKnowAHandsetByAnySpellingOfItsNumber(String spelling) {
        call("POST", "/simulator/demo/handsets/" + spelling + "/dial", "{\"text\":\"*713#\"}");

        assertThat(on.lastHeard().key()).isEqualTo(SimulatorFixture.KEY);
    }

    @Test
    void shouldSetTheBehaviour() {
        assertThat(call("PUT", HANDSET + "/behaviour", "{\"network\":\"absent\"}").statusCode())
                .isEqualTo(204);

        HttpResponse<String> dialled = call("POST", HANDSET + "/dial", "{\"text\":\"*713#\"}");
        assertThat(dialled.statusCode()).isEqualTo(409);
        assertThat(code(dialled)).isEqualTo("NETWORK_ABSENT");
        assertThat(on.heard).isEmpty();
    }

    @Test
    void shouldDelayEachLeg() {
        call("PUT", HANDSET + "/behaviour", "{\"network\":\"ok\",\"delayMillis\":30}");
        long begun = System.nanoTime();

        call("POST", HANDSET + "/dial", "{\"text\":\"*713#\"}");

        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(58_000_000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dial      | not json                | MALFORMED_REQUEST |",
                "dial      | []                      | MALFORMED_REQUEST |",
                "dial      | {}                      | MISSING_FIELD     | text",
                "dial      | {\"text\":\" \"}          | MISSING_FIELD     | text",
                "dial      | {\"text\":[]}           | INVALID_FIELD     | text",
                "reply     | {\"text\":{}}           | INVALID_FIELD     | text",
                "behaviour | {}                      | MISSING_FIELD     | network",
                "behaviour | {\"network\":\"gone\"}    | INVALID_FIELD     | network",
                "behaviour | {\"network\":\"ok\",\"delayMillis\":60001} | INVALID_FIELD | delayMillis",
                "behaviour | {\"network\":\"ok\",\"delayMillis\":-1} | INVALID_FIELD | delayMillis",
            })
    void shouldRefuseABadBodyAndNameTheField(
            String action, String body, String code, String field) {
        String method = action.equals("behaviour") ? "PUT" : "POST";

        HttpResponse<String> response = call(method, HANDSET + "/" + action, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(code(response)).isEqualTo(code);
        assertThat(body(response).getJsonObject("error").getString("field")).isEqualTo(field);
        assertThat(on.heard).isEmpty();
    }

    @Test
    void shouldRefuseABodyThatIsTooLarge() {
        String text = "{\"text\":\"" + "1".repeat(65_536) + "\"}";

        HttpResponse<String> response = call("POST", HANDSET + "/dial", text);

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(code(response)).isEqualTo("TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "upstream"})
    void shouldNotKnowANetworkThatIsNoSimulator(String network) {
        HttpResponse<String> response =
                call("GET", "/simulator/" + network + "/handsets/233200585542", "");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(code(response)).isEqualTo("NOT_FOUND");
    }

    @Test
    void shouldRefuseANumberThatIsNone() {
        HttpResponse<String> response = call("GET", "/simulator/demo/handsets/12ab", "");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(body(response).getJsonObject("error").getString("field")).isEqualTo("msisdn");
    }

    @Test
    void shouldNameTheMethodThatAHandsetTakes() {
        HttpResponse<String> response = call("GET", HANDSET + "/dial", "");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow")).hasValue("POST");
    }

    @Test
    void shouldAnswerWhenTheRouterDoesNot() {
        on.room(_ -> io.vertx.core.Future.failedFuture("down"));

        HttpResponse<String> response = call("POST", HANDSET + "/dial", "{\"text\":\"*713#\"}");

        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(code(response)).isEqualTo("NO_ANSWER");
        await().until(() -> on.heard.size() == 2);
    }
}
