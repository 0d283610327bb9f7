package io.strowger.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.bootstrap.VerticlesUnderTest;
import io.strowger.dialect.NetworkDialect;
import io.strowger.dialect.programmable.ProgrammableDialect;
import io.strowger.dialect.programmable.ProgrammableNetworkDialect;
import io.strowger.http.server.IngressLimits;
import io.strowger.ingress.Wire.Answer;
import io.strowger.provision.ApplicationDefinition;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** The verticles with one application behind {@code *713#} that remembers what it was asked. */
final class House implements AutoCloseable {

    static final String JSON = "application/json";

    final VerticlesUnderTest verticles;

    /** What the application was asked, oldest first. */
    final Queue<JsonObject> asked = new ConcurrentLinkedQueue<>();

    private final Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
    private final HttpServer application;
    private volatile boolean holds;

    static House open() {
        return open(VerticlesUnderTest.LIMITS);
    }

    static House open(IngressLimits limits) {
        return open(limits, new ProgrammableNetworkDialect(), Router::router);
    }

    static House open(
            IngressLimits limits, NetworkDialect dialect, Function<Vertx, Router> routes) {
        return new House(limits, dialect, routes);
    }

    private House(IngressLimits limits, NetworkDialect dialect, Function<Vertx, Router> routes) {
        verticles =
                VerticlesUnderTest.open(
                        limits, new ProgrammableDialect(), dialect, List.of(), routes);
        application =
                verticles
                        .vertx()
                        .createHttpServer()
                        .requestHandler(this::ask)
                        .listen(0, "127.0.0.1")
                        .await();
        provision(0);
    }

    void provision(int requestsPerSecond) {
        URI url = URI.create("http://127.0.0.1:" + application.actualPort() + "/");
        ApplicationDefinition bank =
                VerticlesUnderTest.application("bank", "*713#", url, 5_000, 50_000);
        verticles.provision(List.of(bank), requestsPerSecond);
    }

    private void ask(HttpServerRequest request) {
        request.body()
                .onSuccess(body -> {
                    asked.add(body.toJsonObject());
                    if (holds) {
                        held.add(request);
                    } else {
                        answer(request);
                    }
                });
    }

    private static void answer(HttpServerRequest request) {
        var _ = request.response().end("{\"Type\":\"Response\",\"Message\":\"Menu\"}");
    }

    /** From now on the application keeps its askers waiting. */
    void hold() {
        holds = true;
    }

    /** The application answers all that wait, and from now on at once. */
    void release() {
        holds = false;
        for (HttpServerRequest next = held.poll(); next != null; next = held.poll()) {
            HttpServerRequest request = next;
            verticles.vertx().runOnContext(_ -> answer(request));
        }
    }

    int held() {
        return held.size();
    }

    Wire wire() {
        return Wire.to(verticles.port());
    }

    /** Sends bytes and reads all that is answered until the router closes. */
    List<Answer> sendAndReadToEnd(String latin1) {
        try (Wire wire = wire()) {
            return wire.send(latin1).readToEnd();
        }
    }

    /** Sends bytes on a connection of their own and reads one answer. */
    Answer send(String latin1) {
        try (Wire wire = wire()) {
            return wire.send(latin1).read();
        }
    }

    /** The body of a dial; each session id is dialled from a number of its own. */
    static String dial(int session) {
        return dial("02335" + String.format("%05d", session).substring(0, 5), "s" + session);
    }

    static String dial(String mobile, String session) {
        return "{\"Type\":\"initiation\",\"Mobile\":\""
                + mobile
                + "\",\"SessionId\":\""
                + session
                + "\",\"ServiceCode\":\"713\",\"Message\":\"*713#\",\"Operator\":\"vodafone\","
                + "\"Sequence\":1,\"ClientState\":\"\",\"Platform\":\"USSD\"}";
    }

    /** A good request. */
    static String post(String body) {
        return post("/network/upstream", VerticlesUnderTest.SECRET, JSON, body);
    }

    static String post(String path, String secret, String type, String body) {
        return "POST "
                + path
                + " HTTP/1.1\r\nHost: strowger\r\nAuthorization: Bearer "
                + secret
                + "\r\nContent-Type: "
                + type
                + "\r\nContent-Length: "
                + body.getBytes(StandardCharsets.ISO_8859_1).length
                + "\r\n\r\n"
                + body;
    }

    /** A request with these lines after the method and path, credentials and content type. */
    static String head(String... lines) {
        return "POST /network/upstream HTTP/1.1\r\nAuthorization: Bearer "
                + VerticlesUnderTest.SECRET
                + "\r\nContent-Type: application/json\r\n"
                + String.join("\r\n", lines)
                + "\r\n\r\n";
    }

    /** Checks that an answer is a refusal in the common shape. */
    static void assertRefused(Answer answer, int status, String code, String field) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo(JSON);
        JsonObject body = new JsonObject(answer.body());
        assertThat(body.fieldNames()).containsExactly("error");
        JsonObject error = body.getJsonObject("error");
        assertThat(error.fieldNames()).containsExactly("code", "message", "field");
        assertThat(error.getString("code")).isEqualTo(code);
        assertThat(error.getString("field")).isEqualTo(field);
        assertThat(error.getString("message")).isNotBlank().doesNotContain("Exception");
    }

    static void assertMenu(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo(JSON);
        assertThat(new JsonObject(answer.body()).getString("Message")).isEqualTo("Menu");
    }

    @Override
    public void close() {
        verticles.close();
    }
}
