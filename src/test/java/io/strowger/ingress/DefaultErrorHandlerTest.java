package io.strowger.ingress;

import static io.strowger.ingress.House.assertMenu;
import static io.strowger.ingress.House.assertRefused;
import static io.strowger.ingress.House.dial;
import static io.strowger.ingress.House.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.bootstrap.VerticlesUnderTest;
import io.strowger.core.model.Screen;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.NetworkDialect;
import io.strowger.dialect.NetworkMessage;
import io.strowger.dialect.ReceivedRequest;
import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError;
import io.strowger.dialect.programmable.ProgrammableNetworkDialect;
import io.strowger.ingress.Wire.Answer;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no route answers, and what throws, is answered in the shape of errors. */
class DefaultErrorHandlerTest {

    private static final String UNREADABLE = "trap: read";
    private static final String UNWRITABLE = "trap: write";

    private static House house;

    @BeforeAll
    static void open() {
        house = House.open(VerticlesUnderTest.LIMITS, new Trap(), DefaultErrorHandlerTest::routes);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static Router routes(Vertx vertx) {
        Router router = Router.router(vertx);
        router.get("/things/:id").handler(context -> context.response().end("one"));
        router.delete("/things/:id").handler(context -> context.response().end("none"));
        router.post("/things").consumes("application/json").handler(context -> context.end("new"));
        router.post("/upload")
                .handler(BodyHandler.create(false).setBodyLimit(10))
                .handler(context -> context.response().end("taken"));
        router.get("/bug")
                .handler(_ -> {
                    throw new IllegalStateException("a bug");
                });
        router.get("/late").handler(context -> context.fail(new IllegalStateException("late")));
        router.get("/half")
                .handler(context -> {
                    context.response().setChunked(true).write("half");
                    throw new IllegalStateException("too late for a status");
                });
        return router;
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: strowger\r\n\r\n";
    }

    @Test
    void shouldLeaveAnswersOfRoutesAlone() {
        assertThat(house.send(get("/things/1")).body()).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/things/1/2", "/../x", "*"})
    void shouldAnswerWhatIsNowhere(String path) {
        assertRefused(house.send(get(path)), 404, "NOT_FOUND", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/%", "/things/%f"})
    void shouldRefusePathsThatAreBadlyEscaped(String path) {
        assertRefused(house.send(get(path)), 400, "MALFORMED_REQUEST", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "BREW"})
    void shouldNameTheMethodsThatAPathTakes(String method) {
        Answer answer = house.send(get("/things/1").replace("GET", method));
        assertRefused(answer, 405, "METHOD_NOT_ALLOWED", "");
        assertThat(answer.header("allow")).isEqualTo("DELETE, GET");
    }

    @Test
    void shouldAnswerContentTypesThatAPathDoesNotTake() {
        String request = post("/things", "", "text/plain", "x");
        assertRefused(house.send(request), 415, "UNSUPPORTED_MEDIA_TYPE", "");
    }

    @Test
    void shouldAnswerBodiesThatAreTooLarge() {
        String request = post("/upload", "", "text/plain", "x".repeat(11));
        assertRefused(house.send(request), 413, "TOO_LARGE", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bug", "/late"})
    void shouldAnswerForABugInARoute(String path) {
        try (Wire wire = house.wire()) {
            assertRefused(wire.send(get(path)).read(), 500, "INTERNAL_ERROR", "");
            assertThat(wire.send(get("/things/1")).read().body()).isEqualTo("one");
        }
    }

    @Test
    void shouldCloseWhenHalfAnAnswerIsOut() {
        try (Wire wire = house.wire()) {
            assertThat(wire.send(get("/half")).read().status()).isEqualTo(200);
            assertThat(wire.readRest()).doesNotContain("HTTP/1.1").endsWith("half\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {UNREADABLE, UNWRITABLE})
    void shouldAnswerForABugInADialect(String trap) {
        String body = dial("0233585901", trap.substring(6));
        try (Wire wire = house.wire()) {
            wire.send(post(body.replace("vodafone", trap)));
            assertRefused(wire.read(), 500, "INTERNAL_ERROR", "");
            assertMenu(wire.send(post(dial("0233585902", "after"))).read());
        }
    }

    /** The dialect programmable with two bugs. */
    private static final class Trap implements NetworkDialect {

        private final NetworkDialect whole = new ProgrammableNetworkDialect();

        @Override
        public Decoded<NetworkMessage> read(ReceivedRequest request, boolean strict) {
            if (new String(request.body(), StandardCharsets.UTF_8).contains(UNREADABLE)) {
                throw new IllegalStateException(UNREADABLE);
            }
            return whole.read(request, strict);
        }

        @Override
        public WireError invalidNumber() {
            return whole.invalidNumber();
        }

        @Override
        public WireAnswer write(NetworkMessage request, Screen screen) {
            if (request.dialogueId().equals("write")) {
                throw new IllegalStateException(UNWRITABLE);
            }
            return whole.write(request, screen);
        }

        @Override
        public WireAnswer refuse(WireError error) {
            return whole.refuse(error);
        }
    }
}
