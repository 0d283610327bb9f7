package io.strowger.ingress;

import static io.strowger.ingress.House.assertMenu;
import static io.strowger.ingress.House.assertRefused;
import static io.strowger.ingress.House.dial;
import static io.strowger.ingress.House.head;
import static io.strowger.ingress.House.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.ingress.Wire.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that send ahead of their answers, or do not read them. */
class PipeliningTest {

    private static final String SHORT = "GET /n HTTP/1.1\r\nHost:a\r\n\r\n";
    private static final int CLIENT_BUFFER_BYTES = 32 * 1024;

    /** What the two systems and the router may hold of a connection that is not served. */
    private static final long MAX_BYTES = 256 * 1024;

    private static final int MANY = 2_000;

    private final House house = House.open();

    @AfterEach
    void close() {
        house.release();
        house.close();
    }

    @Test
    void shouldStopReadingAheadOfAnAnswerThatIsAwaited() throws IOException {
        house.hold();
        try (SocketChannel channel = open()) {
            assertThat(sent(channel, post(dial(1)), SHORT)).isLessThan(MAX_BYTES);
            assertThat(house.held()).isEqualTo(1);
        }
    }

    @Test
    void shouldStopReadingFromAClientThatDoesNotRead() throws IOException {
        try (SocketChannel channel = open()) {
            assertThat(sent(channel, "", SHORT)).isLessThan(MAX_BYTES);
        }
    }

    @Test
    void shouldStopReadingLargeRequestsThatAreSentAhead() throws IOException {
        house.hold();
        String padded = SHORT.replace("Host:a", "Host:a\r\nX: " + "x".repeat(7_000));
        try (SocketChannel channel = open()) {
            assertThat(sent(channel, post(dial(1)), padded)).isLessThan(MAX_BYTES);
        }
    }

    @Test
    void shouldStopReadingABodyThatIsSentAhead() throws IOException {
        house.hold();
        String begin = post(dial(1)) + head("Host: a", "Transfer-Encoding: chunked");
        try (SocketChannel channel = open()) {
            assertThat(sent(channel, begin, "1\r\n \r\n")).isLessThan(MAX_BYTES);
        }
    }

    @Test
    void shouldAnswerAllThatWasSentAheadInOrder() {
        house.hold();
        try (Wire wire = house.wire()) {
            CompletableFuture<Void> sender =
                    CompletableFuture.runAsync(() -> {
                        for (int i = 0; i < MANY; i++) {
                            wire.send(i % 100 == 0 ? post(dial(i)) : SHORT);
                        }
                    });
            await().until(() -> house.held() == 1);
            house.release();
            for (int i = 0; i < MANY; i++) {
                assertAnswer(i, wire.read());
            }
            sender.join();
        }
        assertThat(house.asked).hasSize(MANY / 100);
    }

    private static void assertAnswer(int number, Answer answer) {
        if (number % 100 == 0) {
            assertMenu(answer);
            assertThat(answer.body()).contains("\"s" + number + "\"");
        } else {
            assertThat(answer.status()).isEqualTo(404);
        }
    }

    @Test
    void shouldAnswerWhatArrivedInOnePieceWithoutWaitingForMore() {
        try (Wire wire = house.wire()) {
            wire.send(SHORT.repeat(99) + post(dial(1)) + SHORT.repeat(99) + post(dial(2)));
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 99; j++) {
                    assertThat(wire.read().status()).isEqualTo(404);
                }
                assertMenu(wire.read());
            }
        }
    }

    @Test
    void shouldRefuseAHeadOfVeryManyLines() {
        String lines = "a:b\r\n".repeat(1_000);
        assertRefused(
                house.sendAndReadToEnd(post(dial(1)).replace("Host:", lines + "Host:")).getFirst(),
                431,
                "HEAD_TOO_LARGE",
                "");
    }

    private SocketChannel open() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_SNDBUF, CLIENT_BUFFER_BYTES);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, CLIENT_BUFFER_BYTES);
        channel.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), house.verticles.port()));
        channel.configureBlocking(false);
        return channel;
    }

    /** Sends one text and then another again and again until no more is taken; how many bytes. */
    private static long sent(SocketChannel channel, String first, String again) {
        ByteBuffer begin = ByteBuffer.wrap(first.getBytes(StandardCharsets.ISO_8859_1));
        ByteBuffer rest =
                ByteBuffer.wrap(
                        again.repeat(CLIENT_BUFFER_BYTES / again.length())
                                .getBytes(StandardCharsets.ISO_8859_1));
        AtomicLong sent = new AtomicLong();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .during(Duration.ofMillis(300))
                .until(() -> !goesOn(channel, begin, rest, sent));
        return sent.get();
    }

    private static boolean goesOn(
            SocketChannel channel, ByteBuffer first, ByteBuffer again, AtomicLong sent)
            throws IOException {
        long before = sent.get();
        ByteBuffer next = first.hasRemaining() ? first : again;
        for (int written = channel.write(next); written > 0; written = channel.write(next)) {
            sent.addAndGet(written);
            if (!next.hasRemaining()) {
                again.rewind();
                next = again;
            }
            if (sent.get() > 16 * MAX_BYTES) {
                return false; // that is enough to fail
            }
        }
        return sent.get() > before;
    }
}
