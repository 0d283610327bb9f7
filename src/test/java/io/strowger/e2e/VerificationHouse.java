package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests of an account that verifies numbers, with one of its tokens. */
record VerificationHouse(Router router, String token) {

    static final String TOKEN = "0c6ccf37-dd15-49ff-a12f-ffad8f2655a6";
    static final String STRICT = "strict-token-of-acme";
    static final String SECOND = "second-token-of-acme";
    static final String USSD = "token-of-notifier";

    static final String PROVISION =
            """
            accounts:
              - id: acme
                name: Acme Ltd
                permissions: [verify]
                callbacks: {allow: [127.0.0.0/8], secret: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw}
                credentials:
                  - {kind: token, secret: 0c6ccf37-dd15-49ff-a12f-ffad8f2655a6}
                  - {kind: token, secret: second-token-of-acme}
                  - {kind: token, secret: strict-token-of-acme, strict: true}
                  - {kind: token, secret: here-token-of-acme, allowedAddresses: [127.0.0.0/8]}
                  - {kind: token, secret: elsewhere-token-of-acme, allowedAddresses: [10.0.0.0/8, 192.0.2.7]}
                  - {kind: token, secret: damaged-token-of-acme, allowedAddresses: [198.51.100.7]}
                  - {kind: bearer, secret: bearer-of-acme}
              - id: notifier
                name: Notifier
                channel: ussd
                permissions: [verify]
                callbacks: {allow: [127.0.0.0/8]}
                credentials: [{kind: token, secret: token-of-notifier}]
              - id: dialler
                permissions: [ussd, push]
                credentials: [{kind: token, secret: token-of-dialler}]
              - id: asleep
                suspended: true
                permissions: [verify]
                credentials: [{kind: token, secret: token-of-asleep}]
            networks:
              - {id: demo, connector: simulator, country: GH, operator: vodafone}
            """;

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    static VerificationHouse of(Router router) {
        return new VerificationHouse(router, TOKEN);
    }

    VerificationHouse as(String other) {
        return new VerificationHouse(router, other);
    }

    /** A number that no other test has. */
    static String number() {
        return Long.toString(233201000000L + NUMBERS.incrementAndGet());
    }

    /** A request with what it has to have. */
    static JsonObject asking(String clientRef, String number) {
        return new JsonObject().put("client_ref", clientRef).put("phone_number", number);
    }

    HttpResponse<String> request(JsonObject request) {
        return requesting(request).join();
    }

    CompletableFuture<HttpResponse<String>> requesting(JsonObject request) {
        return sending("POST", "/1/2fa", request.encode());
    }

    /** Asks for a code, reads it at the handset, and gives it. */
    String codeFor(String clientRef, String number, JsonObject more) {
        HttpResponse<String> answer = request(asking(clientRef, number).mergeIn(more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return lastCode(number);
    }

    String codeFor(String clientRef, String number) {
        return codeFor(clientRef, number, new JsonObject());
    }

    /** The code in the last message of an inbox that has the standard text. */
    String lastCode(String number) {
        JsonArray messages = messages(number);
        String text = messages.getJsonObject(messages.size() - 1).getString("text");
        return text.substring(text.lastIndexOf(' ') + 1);
    }

    JsonArray messages(String number) {
        return new JsonObject(router.ask("/simulator/demo/handsets/" + number).body())
                .getJsonArray("messages");
    }

    HttpResponse<String> validate(String clientRef, String code) {
        return validating(clientRef, code).join();
    }

    CompletableFuture<HttpResponse<String>> validating(String clientRef, String code) {
        return sending("POST", "/1/2fa/" + encoded(clientRef) + "/" + encoded(code), "");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    HttpResponse<String> send(String method, String path, String body) {
        return sending(method, path, body).join();
    }

    CompletableFuture<HttpResponse<String>> sending(String method, String path, String body) {
        HttpRequest request =
                to(path).header("authorization", "Token " + token)
                        .header("content-type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        return Router.CLIENT.sendAsync(request, BodyHandlers.ofString());
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + router.httpPort() + path));
    }

    static int status(HttpResponse<String> answer) {
        return info(answer).getInteger("status_code");
    }

    static JsonObject info(HttpResponse<String> answer) {
        return new JsonObject(answer.body()).getJsonObject("result_info");
    }

    /** Checks an answer as the document has it: nothing more and nothing less. */
    static void assertAnswer(
            HttpResponse<String> answer, int http, int status, String description) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(http);
        JsonObject body = new JsonObject(answer.body());
        assertThat(body.fieldNames()).startsWith("api_job_id", "result_info");
        assertThat(body.getString("api_job_id"))
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(body.getJsonObject("result_info"))
                .isEqualTo(
                        new JsonObject()
                                .put("status_code", status)
                                .put("description", description));
        assertThat(body.containsKey("result")).isEqualTo(http == 201);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    }

    /** How the network treats a subscriber from now on. */
    void behaves(String number, String how) {
        OneApiHouse.of(router).behaves(number, how);
    }
}
