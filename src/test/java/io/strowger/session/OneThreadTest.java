package io.strowger.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.strowger.bootstrap.VerticlesUnderTest;
import io.strowger.dispatch.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A hop crosses three verticles and no thread: every crossing would cost as much as its rules. */
class OneThreadTest {

    private static final int CONNECTIONS = 8;

    @Test
    void shouldKeepAHopOnTheThreadThatItCameToAndUseThemAll() throws Exception {
        HttpServer application = application();
        URI url = URI.create("http://127.0.0.1:" + application.getAddress().getPort() + "/");
        try (Stage stage = new Stage(Stage.at(url))) {
            Set<String> used = new HashSet<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                stage.verticles.threads.clear();
                dial(stage.verticles, i);
                List<String> threads = List.copyOf(stage.verticles.threads);
                assertThat(threads).hasSize(3).containsOnly(threads.getFirst());
                used.add(threads.getFirst());
            }
            assertThat(used).hasSize(2);
        } finally {
            application.stop(0);
        }
    }

    /** Each on a connection of its own; they are dealt to the loops in turn. */
    private static void dial(VerticlesUnderTest verticles, int subscriber) throws Exception {
        String body =
                """
                {"Type":"initiation","Mobile":"23320058554%d","SessionId":"d%d","Message":"*713#"}
                """
                        .formatted(subscriber, subscriber);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(verticles.network())
                            .header("content-type", "application/json")
                            .header("authorization", "Bearer " + VerticlesUnderTest.SECRET)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("Welcome");
        }
    }

    private static HttpServer application() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    byte[] answer =
                            "{\"Type\":\"response\",\"Message\":\"Welcome\"}"
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
        return server;
    }
}
