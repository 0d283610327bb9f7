package io.strowger.ingress;

import static io.strowger.ingress.House.assertMenu;
import static io.strowger.ingress.House.assertRefused;
import static io.strowger.ingress.House.dial;
import static io.strowger.ingress.House.head;
import static io.strowger.ingress.House.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.http.server.IngressLimits;
import io.strowger.ingress.Wire.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Headers and bodies have absolute deadlines; a peer that trickles does not move them. */
class SlowRequestTest {

    private static final int HEADERS_MILLIS = 300;
    private static final int BODY_MILLIS = 500;
    private static final int IDLE_MILLIS = 1_500;
    private static final int MANY = 64 * 1024;
    private static final String BODY = dial("0233585701", "slow");
    private static final String CHUNKED = head("Host: a", "Transfer-Encoding: chunked");

    private static House house;

    @BeforeAll
    static void open() {
        house =
                House.open(
                        new IngressLimits(
                                64 * 1024,
                                HEADERS_MILLIS,
                                BODY_MILLIS,
                                IDLE_MILLIS,
                                100,
                                100,
                                20_000));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void shouldCutHeadersThatTrickle() {
        long began = System.nanoTime();
        try (Wire wire = house.wire()) {
            wire.send("POST /network/upstream HTTP/1.1\r\nHost: a\r\n");
            List<Answer> answers = trickle(wire, "X: y\r\n");
            assertCut(answers, began, HEADERS_MILLIS);
        }
    }

    /** Nothing was asked, so nothing is answered; the idle time is much longer. */
    @Test
    void shouldCloseAConnectionThatSaysNothingWhenItsFirstHeadIsDue() {
        IngressLimits limits =
                new IngressLimits(MANY, HEADERS_MILLIS, BODY_MILLIS, 75_000, 100, 100, 20_000);
        try (House patient = House.open(limits);
                Wire silent = patient.wire();
                Wire empty = patient.wire()) {
            empty.send("\r\n");
            assertThat(silent.readOrEnd()).isNull();
            assertThat(empty.readOrEnd()).isNull();
        }
    }

    @Test
    void shouldCutARequestLineThatTrickles() {
        long began = System.nanoTime();
        try (Wire wire = house.wire()) {
            wire.send("P");
            assertCut(trickle(wire, "O"), began, HEADERS_MILLIS);
        }
    }

    @Test
    void shouldCutABodyThatTrickles() {
        long began = System.nanoTime();
        try (Wire wire = house.wire()) {
            wire.send(head("Host: a", "Content-Length: 5000"));
            assertCut(trickle(wire, " "), began, BODY_MILLIS);
        }
    }

    @Test
    void shouldCutChunksThatTrickle() {
        long began = System.nanoTime();
        try (Wire wire = house.wire()) {
            wire.send(CHUNKED);
            assertCut(trickle(wire, "1\r\n \r\n"), began, BODY_MILLIS);
        }
    }

    @Test
    void shouldCutTrailersThatTrickle() {
        long began = System.nanoTime();
        try (Wire wire = house.wire()) {
            wire.send(CHUNKED + "0\r\n");
            assertCut(trickle(wire, "X: y\r\n"), began, BODY_MILLIS);
        }
    }

    @Test
    void shouldCutASlowSecondRequestAsTheFirst() {
        try (Wire wire = house.wire()) {
            assertMenu(wire.send(post(BODY)).read());
            long began = System.nanoTime();
            wire.send("POST /network/upstream HTTP/1.1\r\n");
            assertCut(trickle(wire, "X: y\r\n"), began, HEADERS_MILLIS);
        }
    }

    @Test
    void shouldCutASlowBodyOfASecondRequest() {
        try (Wire wire = house.wire()) {
            assertMenu(wire.send(post(BODY)).read());
            long began = System.nanoTime();
            wire.send(head("Host: a", "Content-Length: 5000"));
            assertCut(trickle(wire, " "), began, BODY_MILLIS);
        }
    }

    @Test
    void shouldKeepTheOrderOfAnswersWhenTheSecondIsLate() {
        house.hold();
        try (Wire wire = house.wire()) {
            wire.send(post(dial("0233585703", "first")) + "POST /network/upstream HTTP/1.1\r\n");
            await().until(() -> house.held() == 1);
            releaseAfter(2L * HEADERS_MILLIS);
            List<Answer> answers = wire.readToEnd();
            assertThat(answers).hasSize(2);
            assertMenu(answers.getFirst());
            assertRefused(answers.getLast(), 408, "REQUEST_TIMEOUT", "");
        } finally {
            house.release();
        }
    }

    @Test
    void shouldServeARequestThatArrivesByteByByteInTime() {
        String request = post(dial("0233585704", "pieces"));
        try (House patient = House.open();
                Wire wire = patient.wire()) {
            for (int i = 0; i < request.length(); i++) {
                wire.send(request.substring(i, i + 1));
            }
            assertMenu(wire.read());
            assertMenu(wire.send(request).read());
        }
    }

    @Test
    void shouldNotCutAnAnswerThatTakesLongerThanTheDeadlines() {
        house.hold();
        try (Wire wire = house.wire()) {
            wire.send(post(dial("0233585705", "long")));
            releaseAfter(HEADERS_MILLIS + BODY_MILLIS);
            assertMenu(wire.read());
        } finally {
            house.release();
        }
    }

    @Test
    void shouldNotAnswerTwiceWhenARefusedBodyIsLate() {
        long began = System.nanoTime();
        try (Wire wire = house.wire()) {
            wire.send(head("Host: a", "Content-Length: 5000").replace("Bearer ", "Bearer x"));
            List<Answer> answers = trickle(wire, " ");
            assertThat(answers).hasSize(1);
            assertRefused(answers.getFirst(), 401, "UNAUTHORIZED", "");
            assertThat(millisSince(began)).isGreaterThanOrEqualTo(BODY_MILLIS);
        }
    }

    @Test
    void shouldCloseIdleConnections() {
        try (Wire fresh = house.wire();
                Wire used = house.wire()) {
            assertMenu(used.send(post(BODY)).read());
            long began = System.nanoTime();
            assertThat(fresh.readOrEnd()).isNull();
            assertThat(used.readOrEnd()).isNull();
            assertThat(millisSince(began)).isGreaterThanOrEqualTo(IDLE_MILLIS / 2);
        }
    }

    private static void releaseAfter(long millis) {
        house.verticles.vertx().setTimer(millis, _ -> house.release());
    }

    /** Sends a piece time and again until the router closes; what it answered meanwhile. */
    private static List<Answer> trickle(Wire wire, String piece) {
        CompletableFuture<List<Answer>> answers = CompletableFuture.supplyAsync(wire::readToEnd);
        byte[] bytes = piece.getBytes(StandardCharsets.ISO_8859_1);
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    wire.sendUntilRefused(bytes, 1);
                    return answers.isDone();
                });
        return answers.join();
    }

    private static void assertCut(List<Answer> answers, long began, int afterMillis) {
        assertThat(millisSince(began)).isGreaterThanOrEqualTo(afterMillis);
        assertThat(answers).hasSize(1);
        assertRefused(answers.getFirst(), 408, "REQUEST_TIMEOUT", "");
        assertThat(answers.getFirst().header("connection")).isEqualTo("close");
    }

    private static long millisSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000;
    }
}
