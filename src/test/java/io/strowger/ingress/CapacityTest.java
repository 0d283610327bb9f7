package io.strowger.ingress;

import static io.strowger.ingress.House.assertMenu;
import static io.strowger.ingress.House.assertRefused;
import static io.strowger.ingress.House.dial;
import static io.strowger.ingress.House.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.http.server.IngressLimits;
import io.strowger.ingress.Wire.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is too much: "you send too much" is 429, "we are too busy" is 503. */
class CapacityTest {

    private static final int LOOPS = 2;
    private static final int MANY = 64 * 1024;

    private static IngressLimits limits(int maxConnections, int maxInFlight) {
        return new IngressLimits(MANY, 5_000, 10_000, 75_000, maxConnections, maxInFlight, 20_000);
    }

    @Test
    void shouldTellANetworkThatSendsTooMuchOverOneConnectionToWait() {
        try (House house = House.open();
                Wire wire = house.wire()) {
            house.provision(4);
            List<Answer> answers = sendFortyAtOnce(wire);
            assertThat(answers.subList(0, 4)).allSatisfy(House::assertMenu);
            List<Answer> tooMany =
                    answers.stream().filter(answer -> answer.status() != 200).toList();
            assertThat(tooMany).hasSizeGreaterThan(3).allSatisfy(CapacityTest::assertTooMany);
            assertThat(house.asked).hasSize(answers.size() - tooMany.size());
        }
    }

    @Test
    void shouldLetSlowRatesThrough() {
        try (House house = House.open();
                Wire wire = house.wire()) {
            house.provision(1);
            List<Answer> answers = sendFortyAtOnce(wire);
            assertMenu(answers.getFirst());
            assertThat(answers).anySatisfy(CapacityTest::assertTooMany);
        }
    }

    /** So many that they take no time that would let all of them through. */
    private static List<Answer> sendFortyAtOnce(Wire wire) {
        StringBuilder requests = new StringBuilder();
        IntStream.range(0, 40).forEach(i -> requests.append(post(dial(i))));
        wire.send(requests.toString());
        return IntStream.range(0, 40).mapToObj(_ -> wire.read()).toList();
    }

    private static void assertTooMany(Answer answer) {
        assertRefused(answer, 429, "TOO_MANY_REQUESTS", "");
        assertThat(answer.header("retry-after")).isEqualTo("1");
    }

    @Test
    void shouldSayThatItIsTooBusyWhenTooManyWait() {
        try (House house = House.open(limits(100, 3));
                Crowd crowd = new Crowd(house, 4 * LOOPS)) {
            house.hold();
            crowd.dial();
            // over all loops, whichever of them has how many
            int waiting = 4 * LOOPS - crowd.readRefusals(4 * LOOPS - 3);
            await().until(() -> house.held() == waiting);
            assertThat(waiting).isEqualTo(3);
            house.release();
            crowd.readMenus();
        }
    }

    /** Fewer places than loops, and whatever path is asked. */
    @Test
    void shouldCountRequestsOfEveryPath() {
        try (House house = House.open(limits(100, 1));
                Wire waits = house.wire();
                Wire other = house.wire()) {
            house.hold();
            waits.send(post(dial(1)));
            await().until(() -> house.held() == 1);
            assertBusy(other.send("GET /elsewhere HTTP/1.1\r\nHost: a\r\n\r\n").read());
            house.release();
            assertMenu(waits.read());
            assertThat(other.send("GET /elsewhere HTTP/1.1\r\nHost: a\r\n\r\n").read().status())
                    .isEqualTo(404);
        }
    }

    @Test
    void shouldSayThatItIsTooBusyWhileItStops() {
        try (House house = House.open();
                Wire wire = house.wire()) {
            assertMenu(wire.send(post(dial(1))).read());
            house.verticles.drain();
            assertBusy(wire.send(post(dial(2))).read());
        }
    }

    static void assertBusy(Answer answer) {
        assertRefused(answer, 503, "OVERLOADED", "");
        assertThat(answer.header("retry-after")).isEqualTo("1");
    }

    @Test
    void shouldTakeNoMoreConnectionsThanItMayWhileAllAreAtWork() {
        try (House house = House.open(limits(2, 100));
                Crowd crowd = new Crowd(house, 2 * LOOPS)) {
            house.hold();
            crowd.dial();
            await().until(() -> house.held() == 2 * LOOPS);
            try (Wire oneTooMany = house.wire()) {
                assertThat(oneTooMany.readOrEnd()).isNull();
            }
            house.release();
            crowd.readAll();
        }
    }

    @Test
    void shouldCloseTheOldestIdleConnectionForANewOne() {
        try (House house = House.open(limits(2, 100));
                Crowd crowd = new Crowd(house, 2 * LOOPS)) {
            assertThat(crowd.openRound()).isEqualTo(2 * LOOPS);
            try (Crowd next = new Crowd(house, LOOPS)) {
                assertThat(next.openRound()).isEqualTo(LOOPS);
            }
            assertThat(crowd.isClosed(0)).isTrue();
            assertThat(crowd.isClosed(1)).isTrue();
        }
    }

    /** Those that say nothing go first, however many come from wherever. */
    @Test
    void shouldServeOthersWhenOneAddressFillsItWithSilence() {
        try (House house = House.open(limits(64, 100));
                Crowd silent = new Crowd(house, "127.0.0.2", 100 * LOOPS);
                Crowd others = new Crowd(house, 3 * LOOPS)) {
            assertThat(others.openRound()).isEqualTo(3 * LOOPS);
            assertThat(silent.isClosed(50 * LOOPS)).isTrue();
            assertThat(others.openRound()).isEqualTo(3 * LOOPS);
        }
    }

    /** Some connections. */
    private static final class Crowd implements AutoCloseable {

        private final List<Wire> wires = new ArrayList<>();
        private final List<Wire> waiting = new ArrayList<>();

        Crowd(House house, int size) {
            this(house, "127.0.0.1", size);
        }

        Crowd(House house, String from, int size) {
            for (int i = 0; i < size; i++) {
                wires.add(Wire.from(from, house.verticles.port()));
            }
        }

        /** Whether one of them has been closed without an answer. */
        boolean isClosed(int number) {
            return wires.get(number).readOrEnd() == null;
        }

        void readAll() {
            wires.forEach(wire -> assertMenu(wire.read()));
        }

        /** How many get an answer. */
        int openRound() {
            int answered = 0;
            for (Wire wire : wires) {
                assertMenu(wire.send(post(House.dial(++answered))).read());
            }
            return answered;
        }

        void dial() {
            int number = 0;
            for (Wire wire : wires) {
                wire.send(post(House.dial(++number)));
            }
        }

        /** Reads from those that are answered at once; how many were refused. */
        int readRefusals(int atLeast) {
            await().until(() -> wires.stream().filter(Wire::hasAnswer).count() >= atLeast);
            int refused = 0;
            for (Wire wire : wires) {
                if (wire.hasAnswer()) {
                    assertBusy(wire.read());
                    refused++;
                } else {
                    waiting.add(wire);
                }
            }
            return refused;
        }

        /** Reads the answers of those that have waited. */
        void readMenus() {
            waiting.forEach(wire -> assertMenu(wire.read()));
        }

        void leave() {
            wires.forEach(Wire::close);
        }

        @Override
        public void close() {
            leave();
        }
    }
}
