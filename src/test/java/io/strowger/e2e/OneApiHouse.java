package io.strowger.e2e;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** The requests of an account that speaks oneapi, to the short code 7782. */
record OneApiHouse(Router router, String bearer) {

    static final String BEARER = "acme-bearer-token";

    static final String NAME = "outboundUSSDMessageRequest";

    static final String PROVISION =
            """
            accounts:
              - id: acme
                permissions: [ussd]
                callbacks: {allow: [127.0.0.0/8]}
                shortCodes: ['7782']
                credentials:
                  - {kind: bearer, secret: acme-bearer-token}
                  - {kind: oauth, id: acme-key, secret: acme-secret}
              - id: other
                permissions: [ussd]
                callbacks: {allow: [127.0.0.0/8]}
                shortCodes: ['99']
                credentials: [{kind: bearer, secret: other-bearer-token}]
              - id: pusher
                permissions: [push]
                shortCodes: ['98']
                credentials: [{kind: bearer, secret: pusher-bearer-token}]
              - id: asleep
                suspended: true
                permissions: [ussd]
                shortCodes: ['97']
                credentials: [{kind: bearer, secret: asleep-bearer-token}]
            networks:
              - {id: demo, connector: simulator, country: GH, operator: vodafone}
            """;

    static OneApiHouse of(Router router) {
        return new OneApiHouse(router, BEARER);
    }

    OneApiHouse as(String other) {
        return new OneApiHouse(router, other);
    }

    /** A request with every field that is mandatory, and no other. */
    static JsonObject request(String action, String msisdn, String text, String correlator) {
        return new JsonObject()
                .put("address", "tel:+" + msisdn)
                .put("shortCode", "tel:7782")
                .put("keyword", "")
                .put("outboundUSSDMessage", text)
                .put("clientCorrelator", correlator)
                .put("ussdAction", action);
    }

    /** Where replies go. */
    static JsonObject to(Object url, String callbackData) {
        return new JsonObject().put("notifyURL", url.toString()).put("callbackData", callbackData);
    }

    static String wrapped(JsonObject request) {
        return new JsonObject().put(NAME, request).encode();
    }

    HttpResponse<String> outbound(JsonObject request) {
        return sending(request).join();
    }

    CompletableFuture<HttpResponse<String>> sending(JsonObject request) {
        String address = request.getString("address").substring("tel:+".length());
        return sending("POST", "/ussd/v1/outbound/tel:+" + address, wrapped(request));
    }

    HttpResponse<String> subscribe(Object url, String keyword, String correlator) {
        JsonObject subscription =
                new JsonObject()
                        .put("callbackReference", to(url, "data of " + correlator))
                        .put("clientCorrelator", correlator)
                        .put("shortCode", "tel:7782")
                        .put("keyword", keyword);
        return send(
                "POST",
                "/ussd/v1/inbound/subscriptions",
                new JsonObject().put("subscription", subscription).encode());
    }

    HttpResponse<String> send(String method, String path, String body) {
        return sending(method, path, body).join();
    }

    CompletableFuture<HttpResponse<String>> sending(String method, String path, String body) {
        HttpRequest request =
                to(path).header("authorization", "Bearer " + bearer)
                        .header("content-type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        return Router.CLIENT.sendAsync(request, BodyHandlers.ofString());
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + router.httpPort() + path));
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

    /** How the network treats a subscriber from now on. */
    void behaves(String msisdn, String how) {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:%d/simulator/demo/handsets/%s/behaviour"
                                                .formatted(router.managementPort(), msisdn)))
                        .header("content-type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"network\":\"" + how + "\"}"))
                        .build();
        if (Router.CLIENT.sendAsync(request, BodyHandlers.ofString()).join().statusCode() != 204) {
            throw new AssertionError("a handset can be told how to behave");
        }
    }

    /** What an application got from us. */
    static JsonObject inbound(Stub.Seen seen) {
        return seen.json().getJsonObject("inboundUSSDMessageRequest");
    }

    /** The next screen as the answer to what an application got. */
    static Stub.Reply inline(Stub.Seen seen, String action, String text) {
        JsonObject got = inbound(seen);
        JsonObject next =
                new JsonObject()
                        .put("address", got.getString("address"))
                        .put("shortCode", got.getString("shortCode"))
                        .put("keyword", got.getValue("keyword"))
                        .put("outboundUSSDMessage", text)
                        .put("clientCorrelator", got.getString("clientCorrelator"))
                        .put("sessionID", got.getString("sessionID"))
                        .put("ussdAction", action);
        return new Stub.Reply(200, wrapped(next));
    }
}
