package io.strowger.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.strowger.http.server.ConnectionStatistics.Dropped;
import io.strowger.security.ClientNetwork;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may stay when there are too many: room for 64, and an address's share is 4 from 48 on. */
class ConnectionTableTest {

    private static final int CAPACITY = 64;
    private static final int CROWDED = 48;
    private static final int SHARE = 4;

    private final ConnectionStatistics statistics = new ConnectionStatistics("test");
    private final ConnectionTable table = new ConnectionTable(CAPACITY, statistics);

    private static ClientNetwork network(int number) {
        return ClientNetwork.of(InetAddress.ofLiteral("10.0.0." + number));
    }

    private TrackedConnection open(@Nullable ClientNetwork network) {
        return Objects.requireNonNull(opened(network));
    }

    private @Nullable TrackedConnection opened(@Nullable ClientNetwork network) {
        return table.admit(new EmbeddedChannel(new ChannelInboundHandlerAdapter()), network);
    }

    private List<TrackedConnection> open(int number, @Nullable ClientNetwork network) {
        return IntStream.range(0, number).mapToObj(_ -> open(network)).toList();
    }

    private static void ask(TrackedConnection connection) {
        connection.headRead();
        connection.requestRead();
    }

    private static void askAndAnswer(TrackedConnection connection) {
        ask(connection);
        connection.answered();
    }

    private static boolean isOpen(TrackedConnection connection) {
        return connection.channel.isOpen();
    }

    @Test
    void shouldLetAnAddressHaveWhatItLikesWhileThereIsRoom() {
        assertThat(open(CROWDED, network(1))).allMatch(ConnectionTableTest::isOpen);
    }

    @Test
    void shouldGiveAnAddressNoMoreThanItsShareOfSilentConnectionsWhenItIsCrowded() {
        open(CROWDED, network(1));

        assertThat(opened(network(1))).isNull();
        assertThat(open(SHARE, network(2))).allMatch(ConnectionTableTest::isOpen);
        assertThat(opened(network(2))).isNull();
        assertThat(opened(network(3))).isNotNull();
        assertThat(statistics.dropped(Dropped.SHARE)).isEqualTo(2);
    }

    @Test
    void shouldNotCountConnectionsThatHaveSentAWholeRequest() {
        for (int i = 0; i < CAPACITY; i++) {
            TrackedConnection connection = open(network(1));
            ask(connection);
        }
    }

    @Test
    void shouldLimitNoTrustedProxy() {
        assertThat(open(CAPACITY, null)).allMatch(ConnectionTableTest::isOpen);
    }

    @Test
    void shouldGiveTheShareBackWhenSilentConnectionsGo() {
        List<TrackedConnection> first = open(CROWDED, network(1));
        first.subList(0, CROWDED - SHARE + 1).forEach(ConnectionTableTest::leave);
        open(CROWDED - SHARE, network(2)).forEach(ConnectionTableTest::ask);

        assertThat(opened(network(1))).isNotNull();
        assertThat(opened(network(1))).isNull();
    }

    @Test
    void shouldCloseTheOldestSilentOneFirst() {
        List<TrackedConnection> silent = new ArrayList<>();
        for (int i = 0; i < CAPACITY; i++) {
            TrackedConnection connection = open(network(i % 200));
            if (i % 2 == 0) {
                askAndAnswer(connection);
            } else {
                silent.add(connection);
            }
        }

        assertThat(opened(network(201))).isNotNull();

        assertThat(isOpen(silent.getFirst())).isFalse();
        assertThat(silent.subList(1, silent.size())).allMatch(ConnectionTableTest::isOpen);
        assertThat(statistics.dropped(Dropped.SILENT)).isEqualTo(1);
    }

    @Test
    void shouldCloseOneThatDoesNotReadBeforeIdleOnes() {
        List<TrackedConnection> all = open(CAPACITY, null);
        all.forEach(ConnectionTableTest::askAndAnswer);
        TrackedConnection unread = all.getLast();
        ask(unread);
        unread.unread(true);

        ask(open(network(1)));

        assertThat(isOpen(unread)).isFalse();
        assertThat(all.subList(0, CAPACITY - 1)).allMatch(ConnectionTableTest::isOpen);
        assertThat(statistics.dropped(Dropped.UNREAD)).isEqualTo(1);
    }

    @Test
    void shouldCloseTheOneThatHasBeenIdleForTheLongestTime() {
        List<TrackedConnection> all = open(CAPACITY, null);
        all.forEach(ConnectionTableTest::askAndAnswer);
        askAndAnswer(all.getFirst());

        ask(open(network(1)));

        assertThat(isOpen(all.getFirst())).isTrue();
        assertThat(isOpen(all.get(1))).isFalse();
        assertThat(statistics.dropped(Dropped.IDLE)).isEqualTo(1);
    }

    @Test
    void shouldCloseNoneThatIsAtWork() {
        List<TrackedConnection> all = open(CAPACITY, null);
        all.forEach(ConnectionTableTest::ask);

        assertThat(opened(network(1))).isNull();

        assertThat(all).allMatch(ConnectionTableTest::isOpen);
        assertThat(statistics.dropped(Dropped.FULL)).isEqualTo(1);
    }

    @Test
    void shouldCountWhatIsOpenThroughAnythingThatHappens() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<TrackedConnection> all = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            TrackedConnection one = opened(network(random.nextInt(8)));
            if (one != null) {
                all.add(one);
            }
            for (int i = 0; i < 4; i++) {
                happen(all.get(random.nextInt(all.size())), random);
            }
            all.removeIf(connection -> !isOpen(connection));
            assertThat(statistics.silent() + statistics.spoken())
                    .as("seed %s, step %s", seed, step)
                    .isEqualTo(all.size())
                    .isLessThanOrEqualTo(CAPACITY);
        }
        all.forEach(ConnectionTableTest::leave);
        assertThat(statistics.silent()).isZero();
        assertThat(statistics.spoken()).isZero();
    }

    private static void happen(TrackedConnection connection, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> connection.headRead();
            case 1 -> connection.requestRead();
            case 2 -> connection.answered();
            case 3 -> connection.unread(random.nextBoolean());
            case 4 -> leave(connection);
            default -> askAndAnswer(connection);
        }
    }

    /** What a peer does that goes away. */
    private static void leave(TrackedConnection connection) {
        var _ = connection.channel.close().syncUninterruptibly();
    }
}
