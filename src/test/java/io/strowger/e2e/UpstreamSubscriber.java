package io.strowger.e2e;

import io.strowger.e2e.Subscriber.Shown;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** What a gateway POSTs for one subscriber. */
final class UpstreamSubscriber implements Subscriber {
    private final URI network;
    private final String msisdn;
    private String dialogue = "";
    private int sequence;

    UpstreamSubscriber(int port, String msisdn) {
        this.network = URI.create("http://127.0.0.1:" + port + "/network/upstream");
        this.msisdn = msisdn;
    }

    @Override
    public CompletableFuture<Shown> dialling(String code) {
        dialogue = UUID.randomUUID().toString();
        sequence = 1;
        return hop("initiation", code).thenApply(UpstreamSubscriber::shown);
    }

    @Override
    public CompletableFuture<Shown> replying(String text) {
        sequence++;
        return hop("response", text).thenApply(UpstreamSubscriber::shown);
    }

    @Override
    public void hangsUp() {
        var _ = hop("release", "").join();
    }

    /** The gateway's own timer has run out. */
    void isCutOff() {
        var _ = hop("timeout", "").join();
    }

    private CompletableFuture<HttpResponse<String>> hop(String type, String message) {
        JsonObject body =
                new JsonObject()
                        .put("Mobile", msisdn)
                        .put("SessionId", dialogue)
                        .put("Type", type)
                        .put("Message", message)
                        .put("ServiceCode", "713")
                        .put("Operator", "vodafone")
                        .put("Sequence", sequence)
                        .put("ClientState", "")
                        .put("Platform", "USSD");
        return post(body.encode(), RouterSetup.NETWORK_SECRET);
    }

    /** Sends any body with any secret. */
    CompletableFuture<HttpResponse<String>> post(String body, String secret) {
        HttpRequest request =
                HttpRequest.newBuilder(network)
                        .header("content-type", "application/json")
                        .header("authorization", "Bearer " + secret)
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return Router.CLIENT.sendAsync(request, BodyHandlers.ofString());
    }

    private static Shown shown(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        JsonObject screen = new JsonObject(response.body());
        return new Shown(screen.getString("Message"), screen.getString("Type").equals("response"));
    }
}
