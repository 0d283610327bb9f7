package io.strowger.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.http.server.ConnectionStatistics;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class ManagementVerticleTest {

    private final Readiness readiness = new Readiness();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ManagementVerticle server =
            new ManagementVerticle(
                    "127.0.0.1",
                    0,
                    new RequestGuard(Set.of(), Set.of()),
                    readiness,
                    () -> "metric 1\n",
                    this::mounted,
                    new ConnectionStatistics("management"));

    private void mounted(Router router) {
        router.post("/echo")
                .handler(BodyHandler.create(false).setBodyLimit(16))
                .handler(context -> context.response().end(context.body().buffer()));
        router.get("/things/:id/parts")
                .handler(context -> context.response().end(context.pathParam("id")));
        router.put("/things/:id/parts").handler(context -> context.response().end());
        router.get("/broken")
                .handler(context -> {
                    throw new IllegalStateException("secret detail");
                });
    }

    @BeforeEach
    void deploy(Vertx vertx) {
        vertx.deployVerticle(server).await();
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    private HttpResponse<String> call(String method, String path, String body) {
        URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + path);
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .header("content-type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonObject error(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        return new JsonObject(response.body()).getJsonObject("error");
    }

    @Test
    void shouldBeLiveWheneverItAnswers() {
        readiness.stopping();

        HttpResponse<String> response = call("GET", "/health/live", "");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(response.body()).getString("status")).isEqualTo("UP");
    }

    @Test
    void shouldSayReadyWithEveryCheck() {
        readiness.add("store", () -> true);

        HttpResponse<String> response = call("GET", "/health/ready", "");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(response.body()))
                .isEqualTo(
                        new JsonObject(
                                """
                                {"status":"UP","checks":[
                                  {"id":"lifecycle","status":"UP"},{"id":"store","status":"UP"}]}
                                """));
    }

    @Test
    void shouldAnswer503AsLongAsACheckFails() {
        readiness.add("store", () -> false);

        HttpResponse<String> response = call("GET", "/health/ready", "");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(new JsonObject(response.body()).getString("status")).isEqualTo("DOWN");
    }

    @Test
    void shouldServeMetricsAsPrometheusText() {
        HttpResponse<String> response = call("GET", "/metrics", "");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("metric 1\n");
        assertThat(response.headers().firstValue("content-type").orElse(""))
                .startsWith("text/plain; version=0.0.4");
    }

    @Test
    void shouldServeWhatIsMounted() {
        assertThat(call("POST", "/echo", "hello").body()).isEqualTo("hello");
    }

    @Test
    void shouldAnswerAnUnknownPathInJson() {
        HttpResponse<String> response = call("GET", "/nowhere", "");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(error(response).getString("code")).isEqualTo("NOT_FOUND");
        assertThat(error(response).containsKey("field")).isTrue();
    }

    @Test
    void shouldAnswerAWrongMethodWithAllow() {
        HttpResponse<String> response = call("DELETE", "/health/ready", "");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow")).hasValue("GET, HEAD");
        assertThat(error(response).getString("code")).isEqualTo("METHOD_NOT_ALLOWED");
    }

    @Test
    void shouldNameEveryMethodThatAPathWithParametersTakes() {
        assertThat(call("GET", "/things/7/parts", "").body()).isEqualTo("7");

        HttpResponse<String> response = call("POST", "/things/7/parts", "");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow")).hasValue("GET, PUT");
    }

    @Test
    void shouldAnswerABodyThatIsTooLargeInJson() {
        HttpResponse<String> response = call("POST", "/echo", "x".repeat(17));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(error(response).getString("code")).isEqualTo("TOO_LARGE");
    }

    @Test
    void shouldTellNothingOfWhyItFailed() {
        HttpResponse<String> response = call("GET", "/broken", "");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(error(response).getString("code")).isEqualTo("INTERNAL_ERROR");
        assertThat(response.body()).doesNotContain("secret detail");
    }
}
