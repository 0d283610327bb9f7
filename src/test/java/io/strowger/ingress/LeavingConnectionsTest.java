package io.strowger.ingress;

import static io.strowger.ingress.House.assertMenu;
import static io.strowger.ingress.House.assertRefused;
import static io.strowger.ingress.House.dial;
import static io.strowger.ingress.House.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.ingress.Wire.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A router that is about to go serves what comes and ends each connection by an answer. */
class LeavingConnectionsTest {

    private final House house = House.open();

    @AfterEach
    void close() {
        house.release();
        house.close();
    }

    private void leave() {
        house.verticles.leaving.set(true);
    }

    private static void assertLast(Answer answer) {
        assertThat(answer.header("connection")).isEqualTo("close");
    }

    @Test
    void shouldServeOnAndEndEachConnectionWithItsNextAnswer() {
        try (Wire kept = house.wire()) {
            assertThat(kept.send(post(dial(1))).read().header("connection")).isNull();
            leave();
            Answer last = kept.send(post(dial(2))).read();
            assertMenu(last);
            assertLast(last);
            assertThat(kept.readOrEnd()).isNull();
        }
        List<Answer> fresh = house.sendAndReadToEnd(post(dial(3)));
        assertThat(fresh).hasSize(1);
        assertMenu(fresh.getFirst());
        assertLast(fresh.getFirst());
    }

    @Test
    void shouldSayItToWhomeverItRefusesToo() {
        leave();
        List<Answer> refused = house.sendAndReadToEnd(post("{}"));
        assertThat(refused).hasSize(1);
        assertRefused(refused.getFirst(), 400, "MISSING_FIELD", "Type");
        assertLast(refused.getFirst());
    }

    @Test
    void shouldAnswerAllThatWasSentAheadAndEndWithTheLastOfThem() {
        house.hold();
        try (Wire wire = house.wire()) {
            wire.send(post(dial(1)) + post(dial(2)) + post(dial(3)));
            await().until(() -> house.held() == 1);
            leave();
            house.release();
            List<Answer> answers = wire.readToEnd();
            assertThat(answers).hasSize(3).allSatisfy(House::assertMenu);
            assertThat(answers.getFirst().header("connection")).isNull();
            assertLast(answers.getLast());
            assertThat(house.asked).hasSize(3);
        }
    }

    @Test
    void shouldReadTheBodyOfTheLastRequestToItsEnd() {
        String request = post(dial(1));
        String begun = request.substring(0, request.length() - 9);
        try (Wire wire = house.wire()) {
            house.hold();
            wire.send(post(dial(2)) + begun);
            await().until(() -> house.held() == 1);
            leave();
            house.release();
            assertMenu(wire.read());
            wire.send(request.substring(begun.length()));
            Answer last = wire.read();
            assertMenu(last);
            assertLast(last);
            assertThat(wire.readOrEnd()).isNull();
        }
    }

    @Test
    void shouldStillAskForABodyThatIsHeldBack() {
        leave();
        String body = dial(1);
        try (Wire wire = house.wire()) {
            wire.send(
                    House.head(
                            "Host: a", "Expect: 100-continue", "Content-Length: " + body.length()));
            Answer interim = wire.read();
            assertThat(interim.status()).isEqualTo(100);
            assertThat(interim.header("connection")).isNull();
            Answer last = wire.send(body).read();
            assertMenu(last);
            assertLast(last);
        }
    }

    @Test
    void shouldNotServeWhatIsSentBehindTheLastAnswer() {
        leave();
        house.hold();
        try (Wire wire = house.wire()) {
            wire.send(post(dial(1)));
            await().until(() -> house.held() == 1);
            house.release();
            assertLast(wire.read());
            wire.sendUntilRefused(post(dial(2)).getBytes(StandardCharsets.UTF_8), 1);
            assertThat(wire.readRest()).isEmpty();
        }
        assertThat(house.asked).hasSize(1);
    }
}
