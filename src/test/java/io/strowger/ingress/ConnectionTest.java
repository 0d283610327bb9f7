package io.strowger.ingress;

import static io.strowger.ingress.House.assertMenu;
import static io.strowger.ingress.House.assertRefused;
import static io.strowger.ingress.House.dial;
import static io.strowger.ingress.House.head;
import static io.strowger.ingress.House.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.strowger.ingress.Wire.Answer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Connections that carry many requests, other protocols, or end before their answer. */
class ConnectionTest {

    private static final String H2_PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int PIPELINED = 100;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private House house = House.open();

    @BeforeEach
    void listen() {
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void close() {
        house.close();
        root().detachAppender(log);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private void assertNothingLogged() {
        assertThat(List.copyOf(log.list))
                .filteredOn(event -> !event.getLoggerName().endsWith("BlockedThreadChecker"))
                .noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .noneMatch(event -> event.getThrowableProxy() != null);
    }

    @Test
    void shouldAnswerAHundredPipelinedRequestsInOrder() {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < PIPELINED; i++) {
            requests.append(post(i % 10 == 9 ? "{}" : dial(i)));
        }
        try (Wire wire = house.wire()) {
            wire.send(requests.toString());
            for (int i = 0; i < PIPELINED; i++) {
                assertInOrder(wire.read(), i);
            }
        }
        assertThat(house.asked).hasSize(PIPELINED * 9 / 10);
        assertNothingLogged();
    }

    private static void assertInOrder(Answer answer, int number) {
        if (number % 10 == 9) {
            assertRefused(answer, 400, "MISSING_FIELD", "Type");
        } else {
            assertMenu(answer);
            assertThat(new JsonObject(answer.body()).getString("SessionId"))
                    .isEqualTo("s" + number);
        }
    }

    @Test
    void shouldAnswerTheRetryOfANetworkThatWentAway() {
        String request = post(dial("0233585801", "gone"));
        house.hold();
        try (Wire first = house.wire()) {
            first.send(request);
            await().until(() -> house.held() == 1);
        }
        try (Wire retry = house.wire()) {
            retry.send(request);
            house.release();
            assertMenu(retry.read());
            assertMenu(retry.send(request).read());
        }
        assertThat(house.asked).hasSize(1);
        assertThat(house.verticles.liveSessions()).isEqualTo(1);
        assertNothingLogged();
    }

    @Test
    void shouldStandConnectionsThatEndAnywhere() {
        String request = post(dial("0233585802", "cut"));
        for (int length = 0; length < request.length(); length += 7) {
            try (Wire wire = house.wire()) {
                wire.send(request.substring(0, length));
            }
            try (Wire wire = house.wire()) {
                wire.send(post(dial(1)) + request.substring(0, length));
            }
        }
        assertMenu(house.send(request));
        assertNothingLogged();
    }

    @Test
    void shouldNotSpeakHttp2InTheClear() {
        List<Answer> answers = house.sendAndReadToEnd(H2_PREFACE + "\0\0\0\4\0\0\0\0\0");
        assertThat(answers).hasSize(1);
        assertRefused(answers.getFirst(), 400, "MALFORMED_REQUEST", "");
        assertNothingLogged();
    }

    @Test
    void shouldNotUpgradeToHttp2() {
        String upgrade =
                post(dial("0233585803", "h2c"))
                        .replace(
                                "Host:",
                                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                                        + "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\nHost:");
        Answer answer = house.send(upgrade);
        assertMenu(answer);
        assertThat(answer.headers()).doesNotContainKey("upgrade");
    }

    @Test
    void shouldNotUpgradeToAWebSocket() {
        Answer answer =
                house.send(
                        String.join(
                                "\r\n",
                                "GET /network/upstream HTTP/1.1",
                                "Host: strowger",
                                "Connection: Upgrade",
                                "Upgrade: websocket",
                                "Sec-WebSocket-Version: 13",
                                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                                "\r\n"));
        assertRefused(answer, 405, "METHOD_NOT_ALLOWED", "");
        assertThat(answer.headers()).doesNotContainKey("upgrade");
    }

    @Test
    void shouldAskForABodyThatIsHeldBack() {
        String body = dial("0233585804", "expect");
        String[] lines = {"Host: a", "Expect: 100-continue", "Content-Length: " + body.length()};
        try (Wire wire = house.wire()) {
            assertThat(wire.send(head(lines)).read().status()).isEqualTo(100);
            assertMenu(wire.send(body).read());
            assertMenu(wire.send(post(body)).read());
        }
    }

    @Test
    void shouldNotAskForABodyThatItRefuses() {
        try (Wire wire = house.wire()) {
            wire.send(head("Host: a", "Expect: 100-continue", "Content-Length: 70000"));
            Answer answer = wire.read();
            assertRefused(answer, 413, "TOO_LARGE", "");
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(wire.readOrEnd()).isNull();
        }
    }
}
