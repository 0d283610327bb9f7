package io.strowger.e2e;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** What senders of pushes do, with the credentials of an account whose purse holds 1,000.00. */
record PushHouse(Router router) {

    static final String PATH = "/api/v1/ussd/app/push";
    static final String ID = "acme";
    static final String SECRET = "demo-client-secret";
    static final String MSISDN = "2348031234567";

    /** Accounts and a network; applications are added to it. */
    static final String PROVISION =
            """
            accounts:
              - id: acme
                permissions: [ussd, push]
                purse: {currency: NGN, openingBalance: "1000.00", pushPrice: "4.00"}
                callbacks: {allow: [127.0.0.0/8]}
                shortCodes: ['7782']
                credentials:
                  - {kind: client, id: acme, secret: demo-client-secret}
                  - {kind: bearer, secret: acme-bearer-token}
                  - {kind: client, id: far, secret: far-client-secret, allowedAddresses: [192.0.2.0/24]}
              - id: other
                permissions: [push]
                purse: {currency: NGN, openingBalance: "1000.00", pushPrice: "4.00"}
                credentials: [{kind: client, id: other, secret: other-client-secret}]
              - id: mute
                permissions: [ussd]
                credentials: [{kind: client, id: mute, secret: mute-client-secret}]
              - id: asleep
                suspended: true
                permissions: [push]
                credentials: [{kind: client, id: asleep, secret: asleep-client-secret}]
              - id: poor
                permissions: [push]
                purse: {currency: NGN, openingBalance: "3.99", pushPrice: "4.00"}
                credentials: [{kind: client, id: poor, secret: poor-client-secret}]
            networks:
              - {id: demo, connector: simulator, country: NG, operator: mtn}
            applications:
            """;

    /** One line of applications of an account. */
    static String application(String account, String id, String dialect, Object url, String more) {
        return "  - {id: %s, account: %s, dialect: %s, url: '%s'%s}\n"
                .formatted(id, account, dialect, url, more.isEmpty() ? "" : ", " + more);
    }

    /** An application that speaks session-event and greets whoever it is pushed to. */
    static Stub greeter() {
        return Stub.serving(request -> Future.succeededFuture(greet(request)));
    }

    static Stub.Reply greet(Stub.Seen request) {
        JsonObject event = request.json();
        return switch (request.path()) {
            case "/ussdSessionEvent/new" ->
                    view(
                            "InputView",
                            "Pay " + event.getJsonObject("input").getString("contextData") + "?");
            case "/ussdSessionEvent/continue" ->
                    view(
                            "InfoView",
                            "You said " + event.getJsonObject("result").getString("value"));
            default -> new Stub.Reply(204, "");
        };
    }

    static Stub.Reply view(String type, String message) {
        JsonObject view = new JsonObject().put("type", type).put("message", message);
        JsonObject answer =
                new JsonObject()
                        .put("contextData", "step")
                        .put("action", new JsonObject().put("type", "ShowView").put("view", view));
        return new Stub.Reply(200, answer.encode());
    }

    static JsonObject body(String appId, Object msisdn, Object contextData) {
        return new JsonObject()
                .put("appId", appId)
                .put("msisdn", msisdn)
                .put("contextData", contextData);
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + router.httpPort() + path));
    }

    /** A push as the account {@code acme} sends it. */
    HttpRequest.Builder request(String body) {
        return to(PATH).header("content-type", "application/json")
                .header("X-Client-Id", ID)
                .header("X-Client-Secret", SECRET)
                .POST(BodyPublishers.ofString(body));
    }

    CompletableFuture<HttpResponse<String>> sending(HttpRequest.Builder request) {
        return Router.CLIENT.sendAsync(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return sending(request).join();
    }

    HttpResponse<String> push(String appId, Object msisdn, Object contextData) {
        return send(request(body(appId, msisdn, contextData).encode()));
    }

    /** The same with more headers. */
    HttpResponse<String> push(JsonObject body, UnaryOperator<HttpRequest.Builder> headers) {
        return send(headers.apply(request(body.encode())));
    }

    /** What a handset shows, and its inbox. */
    JsonObject look(String msisdn) {
        return new JsonObject(router.ask("/simulator/demo/handsets/" + msisdn).body());
    }

    /** The text on a handset's screen, or null. */
    String screen(String msisdn) {
        JsonObject screen = look(msisdn).getJsonObject("screen");
        return screen == null ? null : screen.getString("text");
    }

    /** How often a network-initiated screen came to a handset. */
    int screens(String msisdn) {
        return look(msisdn).getJsonArray("messages").size();
    }

    void behaves(String msisdn, String how) {
        OneApiHouse.of(router).behaves(msisdn, how);
    }
}
