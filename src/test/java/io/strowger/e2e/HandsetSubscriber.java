package io.strowger.e2e;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** A handset of the simulator network {@code demo} (docs/operators/handsets.md). */
final class HandsetSubscriber implements Subscriber {
    private final String handset;

    HandsetSubscriber(int port, String msisdn) {
        handset = "http://127.0.0.1:" + port + "/simulator/demo/handsets/" + msisdn;
    }

    @Override
    public CompletableFuture<Shown> dialling(String code) {
        return post("/dial", code).thenApply(HandsetSubscriber::shown);
    }

    @Override
    public CompletableFuture<Shown> replying(String text) {
        return post("/reply", text).thenApply(HandsetSubscriber::shown);
    }

    @Override
    public void hangsUp() {
        if (post("/cancel", "").join().statusCode() != 204) {
            throw new AssertionError("a handset can always hang up");
        }
    }

    private CompletableFuture<HttpResponse<String>> post(String path, String text) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(handset + path))
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(new JsonObject().put("text", text).encode()))
                        .build();
        return Router.CLIENT.sendAsync(request, BodyHandlers.ofString());
    }

    private static Shown shown(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        JsonObject screen = new JsonObject(response.body());
        return new Shown(screen.getString("text"), screen.getBoolean("expectsReply"));
    }
}
