package io.strowger.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoApplicationTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static DemoApplication demo;

    @BeforeAll
    static void start() {
        demo = DemoApplication.start(VERTX, 0).await();
    }

    @AfterAll
    static void stop() {
        demo.stop().await();
        VERTX.close().await();
        HTTP.close();
    }

    @Test
    void shouldAnswerADialWithTheMenuInTheKeysOfTheDocument() throws Exception {
        JsonObject answer = new JsonObject(post(request("initiation", "*713#", "")).body());

        assertThat(answer)
                .isEqualTo(
                        JsonObject.of(
                                "SessionId", "3c796dac28174f739de4262d08409c51",
                                "Type", "response",
                                "Message", DemoBank.welcome().text(),
                                "Label", "Demo Bank",
                                "ClientState", "home",
                                "DataType", "input",
                                "FieldType", "number"));
    }

    @Test
    void shouldRememberOnlyWhatTheClientStateSays() throws Exception {
        JsonObject answer =
                new JsonObject(post(request("response", "1", "send 0241234567 5.00")).body());

        assertThat(answer.getString("Type")).isEqualTo("release");
        assertThat(answer.getString("Message")).startsWith("GHS 5.00 sent to 0241234567.");
        assertThat(answer.getString("ClientState")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "*713#, response, 'Demo Bank\n'",
        "*713*1#, response, 'Balance of\n'",
        "*713*1*2#, release, 'Savings: '",
        "*713*1*2*3#, release, 'Savings: '",
        "*713*9#, response, 'Please choose 0 to 5.\n'",
        "*7130#, response, 'Demo Bank\n'"
    })
    void shouldTakeWhatIsDialledBehindTheCodeAsReplies(String dial, String type, String begin)
            throws Exception {
        JsonObject answer = new JsonObject(post(request("initiation", dial, "")).body());

        assertThat(answer.getString("Type")).isEqualTo(type);
        assertThat(answer.getString("Message")).startsWith(begin);
    }

    @Test
    void shouldTakeAReleaseWithoutAScreen() throws Exception {
        HttpResponse<String> answer = post(request("release", "", "home"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[]", "{"})
    void shouldRefuseWhatIsNoRequest(String body) throws Exception {
        HttpResponse<String> answer = post(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("programmable dialect");
    }

    private static String request(String type, String message, String clientState) {
        return JsonObject.of(
                        "Type", type,
                        "Mobile", "233200585542",
                        "SessionId", "3c796dac28174f739de4262d08409c51",
                        "ServiceCode", "713",
                        "Message", message,
                        "Operator", "demo",
                        "Sequence", 1,
                        "ClientState", clientState,
                        "Platform", "USSD")
                .encode();
    }

    private static HttpResponse<String> post(String body) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + demo.port() + "/");
        return HTTP.send(
                HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
