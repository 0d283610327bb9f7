package io.strowger.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class FirstApplicationTest {

    @Test
    void shouldRememberTheNameWithClientStateAlone() throws Exception {
        try (FirstApplication kiosk = new FirstApplication();
                HttpClient http = HttpClient.newHttpClient()) {
            JsonObject welcome = ask(http, kiosk, "initiation", "*715#", "");
            JsonObject menu = ask(http, kiosk, "response", "Ama", welcome.getString("ClientState"));
            JsonObject done = ask(http, kiosk, "response", "2", menu.getString("ClientState"));

            assertThat(welcome.getString("Message")).isEqualTo("Kiosk\nWhat is your name?");
            assertThat(menu.getString("Message")).startsWith("Hello Ama!");
            assertThat(done)
                    .isEqualTo(
                            JsonObject.of(
                                    "Type", "release", "Message", "Ama, your coffee is coming."));
        }
    }

    private static JsonObject ask(
            HttpClient http, FirstApplication kiosk, String type, String message, String state)
            throws Exception {
        JsonObject request = JsonObject.of("Type", type, "Message", message, "ClientState", state);
        return new JsonObject(
                http.send(
                                HttpRequest.newBuilder(kiosk.url())
                                        .POST(BodyPublishers.ofString(request.encode()))
                                        .build(),
                                BodyHandlers.ofString())
                        .body());
    }
}
