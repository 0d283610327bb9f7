package io.strowger.dispatch;

import io.strowger.bootstrap.VerticlesUnderTest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An upstream gateway that POSTs what subscribers do to the network {@code upstream}. */
public final class Upstream implements AutoCloseable {

    /** The screen that came. */
    public record Shown(int status, String type, String message) {

        public boolean isLast() {
            return type.equals("release");
        }
    }

    private final URI network;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public Upstream(VerticlesUnderTest verticles) {
        network = verticles.network();
    }

    public Shown dial(String mobile, String session, String dialled) {
        return shown(send("initiation", mobile, session, 1, dialled));
    }

    public Shown reply(String mobile, String session, int sequence, String text) {
        return shown(send("response", mobile, session, sequence, text));
    }

    public Shown hangUp(String mobile, String session) {
        return shown(send("release", mobile, session, 0, ""));
    }

    /** Sends a request; the screen comes later. */
    public CompletableFuture<Shown> send(
            String type, String mobile, String session, int sequence, String message) {
        JsonObject body =
                new JsonObject()
                        .put("Type", type)
                        .put("Mobile", mobile)
                        .put("SessionId", session)
                        .put("ServiceCode", "713")
                        .put("Message", message)
                        .put("Operator", "vodafone")
                        .put("Sequence", sequence);
        return sending(body);
    }

    /** Sends what a gateway wrote itself. */
    public Shown post(JsonObject body) {
        return shown(sending(body));
    }

    private CompletableFuture<Shown> sending(JsonObject body) {
        HttpRequest request =
                HttpRequest.newBuilder(network)
                        .header("Authorization", "Bearer " + VerticlesUnderTest.SECRET)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.encode()))
                        .build();
        return client.sendAsync(request, BodyHandlers.ofString()).thenApply(Upstream::shown);
    }

    private static Shown shown(HttpResponse<String> response) {
        JsonObject body = new JsonObject(response.body());
        return new Shown(
                response.statusCode(), body.getString("Type", ""), body.getString("Message", ""));
    }

    /** Waits for a screen, longer than any deadline of a test. */
    public static Shown shown(CompletableFuture<Shown> coming) {
        return coming.orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
