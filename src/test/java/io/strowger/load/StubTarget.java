package io.strowger.load;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** A target that keeps what it was sent and answers as the test says. */
final class StubTarget {
    final List<JsonObject> requests = new CopyOnWriteArrayList<>();
    final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    StubTarget(Vertx vertx, BiConsumer<JsonObject, HttpServerRequest> answer) {
        server =
                vertx.createHttpServer()
                        .requestHandler(
                                request -> request.bodyHandler(b -> keep(request, b, answer)))
                        .listen(0, "127.0.0.1")
                        .await();
    }

    URI url() {
        return URI.create(
                "http://127.0.0.1:" + server.actualPort() + "/network/upstream?from=test");
    }

    /** Answers like an application that ends on this sequence number. */
    static BiConsumer<JsonObject, HttpServerRequest> endingAt(int sequence) {
        return (hop, request) ->
                screen(
                        hop,
                        hop.getInteger("Sequence") >= sequence ? "release" : "response",
                        request);
    }

    static void screen(JsonObject hop, String type, HttpServerRequest request) {
        request.response()
                .end(
                        new JsonObject()
                                .put("SessionId", hop.getString("SessionId"))
                                .put("Type", type)
                                .put("Message", "1. Airtime\n2. Money")
                                .put("Data", List.of(new JsonObject().put("display", "x")))
                                .encode());
    }

    private void keep(
            HttpServerRequest request,
            Buffer body,
            BiConsumer<JsonObject, HttpServerRequest> answer) {
        JsonObject hop = body.toJsonObject();
        requests.add(hop);
        authorizations.add(String.valueOf(request.getHeader("Authorization")));
        answer.accept(hop, request);
    }
}
