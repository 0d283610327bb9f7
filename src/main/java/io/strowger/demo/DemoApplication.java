package io.strowger.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * The Demo Bank as a web service in the programmable dialect: every request of the router is a POST
 * with a JSON object, every answer a JSON object with the next screen
 * (docs/protocols/programmable.md).
 */
public final class DemoApplication {
    /** The loopback port where the demo network's provisioning expects it. */
    public static final int DEFAULT_PORT = 7001;

    private final HttpServer server;

    private DemoApplication(HttpServer server) {
        this.server = server;
    }

    /**
     * Listens on loopback.
     *
     * @param port 0 for any that is free
     */
    public static Future<DemoApplication> start(Vertx vertx, int port) {
        return vertx.createHttpServer()
                .requestHandler(DemoApplication::serve)
                .listen(port, "127.0.0.1")
                .map(DemoApplication::new);
    }

    public int port() {
        return server.actualPort();
    }

    public Future<Void> stop() {
        return server.close();
    }

    private static void serve(HttpServerRequest http) {
        http.response().putHeader("Content-Type", "application/json");
        http.body().onSuccess(body -> serve(http.response(), body));
    }

    private static void serve(HttpServerResponse http, Buffer body) {
        try {
            http.end(answer(new JsonObject(body)).toBuffer());
        } catch (DecodeException e) {
            String error = "POST a JSON object of the programmable dialect";
            http.setStatusCode(400).end(JsonObject.of("error", error).toBuffer());
        }
    }

    /** One request in, one answer out; nothing is kept. */
    static JsonObject answer(JsonObject request) {
        String mobile = request.getString("Mobile", "");
        String message = request.getString("Message", "");
        String state = request.getString("ClientState", "");
        return switch (request.getString("Type", "")) {
            case "initiation" -> screen(request, dialled(request, message, mobile));
            case "response" -> screen(request, DemoBank.reply(state, message, mobile));
            default -> JsonObject.of(); // "release": the session is over, nobody reads the answer
        };
    }

    /** What is dialled behind the code is a reply already: {@code *713*1*2#} is 1, then 2. */
    private static Turn dialled(JsonObject request, String dial, String mobile) {
        String code = "*" + request.getString("ServiceCode", "");
        Turn turn = DemoBank.welcome();
        if (!dial.startsWith(code + "*")) {
            return turn;
        }
        for (String reply : dial.substring(code.length() + 1).replace("#", "").split("\\*", -1)) {
            if (turn.last()) {
                return turn;
            }
            turn = DemoBank.reply(turn.state(), reply, mobile);
        }
        return turn;
    }

    private static JsonObject screen(JsonObject request, Turn turn) {
        return JsonObject.of(
                "SessionId",
                request.getString("SessionId"),
                "Type",
                turn.last() ? "release" : "response",
                "Message",
                turn.text(),
                "Label",
                "Demo Bank",
                "ClientState",
                turn.state(),
                "DataType",
                turn.last() ? "display" : "input",
                "FieldType",
                turn.last() ? "text" : turn.fieldType());
    }
}
