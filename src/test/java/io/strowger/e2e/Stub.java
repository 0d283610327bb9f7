package io.strowger.e2e;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** Somebody else's server: an application, a checkout. It can die and come back to its address. */
final class Stub implements AutoCloseable {

    /** A request as it came. */
    record Seen(String path, MultiMap headers, Buffer body) {
        JsonObject json() {
            return body.toJsonObject();
        }

        String type() {
            return json().getString("Type");
        }
    }

    record Reply(int status, String body) {}

    private final Vertx vertx = Vertx.vertx();
    private final Function<Seen, Future<Reply>> manner;
    private final Consumer<Seen> written;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private final int port;

    private Stub(Function<Seen, Future<Reply>> manner, Consumer<Seen> written) {
        this.manner = manner;
        this.written = written;
        this.server = listen(0);
        this.port = server.actualPort();
    }

    static Stub serving(Function<Seen, Future<Reply>> manner) {
        return serving(manner, _ -> {});
    }

    /**
     * @param written is told of each request whose answer has gone out
     */
    static Stub serving(Function<Seen, Future<Reply>> manner, Consumer<Seen> written) {
        return new Stub(manner, written);
    }

    /** An application that answers hops at once; notices of an end get an empty 200. */
    static Stub application(Function<JsonObject, JsonObject> menu) {
        return serving(request ->
                Future.succeededFuture(
                        isNotice(request)
                                ? ok()
                                : new Reply(200, menu.apply(request.json()).encode())));
    }

    /** A menu of three screens: 1 → name, name → greeting, the end. */
    static Stub greeter() {
        return application(Stub::greeting);
    }

    static JsonObject greeting(JsonObject hop) {
        return switch (hop.getInteger("Sequence")) {
            case 1 -> goesOn("1. Greet me");
            case 2 -> goesOn("Your name?");
            default -> ends("Hello " + hop.getString("Message"));
        };
    }

    static JsonObject goesOn(String text) {
        return new JsonObject().put("Type", "Response").put("Message", text);
    }

    static JsonObject ends(String text) {
        return new JsonObject().put("Type", "Release").put("Message", text);
    }

    static Reply ok() {
        return new Reply(200, "");
    }

    static boolean isNotice(Seen request) {
        return request.type().equalsIgnoreCase("release");
    }

    private HttpServer listen(int where) {
        return vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
                .listen(where, "127.0.0.1")
                .await();
    }

    private void answer(HttpServerRequest request, Buffer body) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(request.headers());
        Seen now = new Seen(request.path(), headers, body);
        seen.add(now);
        manner.apply(now)
                .onSuccess(reply ->
                        request.response()
                                .setStatusCode(reply.status)
                                .end(reply.body)
                                .onSuccess(_ -> written.accept(now)))
                .onFailure(_ -> request.connection().close());
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    List<Seen> seen() {
        return seen;
    }

    /** The notices of an end that it got. */
    List<JsonObject> notices() {
        return seen.stream().filter(Stub::isNotice).map(Seen::json).toList();
    }

    /** From now on connections are refused, and those there were are cut. */
    void dies() {
        server.close().await();
    }

    /** Listens at its address again. */
    void comesBack() {
        server = listen(port);
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
