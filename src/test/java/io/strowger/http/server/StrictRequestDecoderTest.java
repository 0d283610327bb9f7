package io.strowger.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.http.HttpServerOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is decoded ahead and when, with a clock of the test's own. */
class StrictRequestDecoderTest {

    private static final String SHORT = "GET /n HTTP/1.1\r\nHost:a\r\n\r\n";
    private static final int AHEAD = TrackedConnection.MAX_UNANSWERED;
    private static final int HEADERS_MILLIS = 5_000;
    private static final IngressLimits LIMITS =
            new IngressLimits(64 * 1024, HEADERS_MILLIS, 10_000, 75_000, 100, 100, 20_000);

    private final ConnectionStatistics statistics = new ConnectionStatistics("test");
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final TrackedConnection connection = admit();
    private final StrictRequestDecoder decoder =
            new StrictRequestDecoder(new HttpServerOptions(), LIMITS, connection, true);

    StrictRequestDecoderTest() {
        channel.freezeTime();
        channel.pipeline().addLast(decoder);
    }

    private TrackedConnection admit() {
        TrackedConnection admitted = new ConnectionTable(10, statistics).admit(channel, null);
        return Objects.requireNonNull(admitted);
    }

    private void send(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    }

    private List<HttpRequest> decoded() {
        List<HttpRequest> requests = new ArrayList<>();
        for (@Nullable Object next = channel.readInbound();
                next != null;
                next = channel.readInbound()) {
            if (next instanceof HttpRequest request) {
                requests.add(request);
            }
        }
        return requests;
    }

    private void answer(int times) {
        for (int i = 0; i < times; i++) {
            decoder.answered();
        }
        channel.runPendingTasks();
    }

    @Test
    void shouldDecodeNoMoreThanMayBeAheadAndReadNoMore() {
        send(SHORT.repeat(1_000));

        assertThat(decoded()).hasSize(AHEAD);
        assertThat(channel.config().isAutoRead()).isFalse();
    }

    @Test
    void shouldGoOnWhenOneIsLeft() {
        send(SHORT.repeat(1_000));
        decoded();

        answer(AHEAD - 2);
        assertThat(decoded()).isEmpty();
        answer(1);
        assertThat(decoded()).hasSize(AHEAD - 1);
        assertThat(channel.config().isAutoRead()).isFalse();
    }

    @Test
    void shouldReadOnWhenAllIsDecoded() {
        int all = 25;
        send(SHORT.repeat(all));
        int seen = decoded().size();
        while (seen < all) {
            answer(AHEAD);
            int more = decoded().size();
            assertThat(more).isPositive();
            seen += more;
        }
        answer(AHEAD);

        assertThat(seen).isEqualTo(all);
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void shouldReadNoMoreThoughTheServerSwitchesReadingOn() {
        send(SHORT.repeat(10));
        channel.config().setAutoRead(true);
        send(SHORT);

        assertThat(channel.config().isAutoRead()).isFalse();
        assertThat(decoded()).hasSize(AHEAD);
    }

    @Test
    void shouldKeepAPauseThatTheServerMakesForItself() {
        send(SHORT.repeat(AHEAD));
        channel.config().setAutoRead(false);
        send(SHORT);
        answer(AHEAD);

        assertThat(decoded()).hasSize(AHEAD + 1);
        assertThat(channel.config().isAutoRead()).isFalse();
    }

    @Test
    void shouldCloseASilentConnectionWhenItsFirstHeadIsDueAndNotBefore() {
        channel.advanceTimeBy(HEADERS_MILLIS - 1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isTrue();

        channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isFalse();
        assertThat(decoded()).isEmpty();
        assertThat(statistics.dropped(ConnectionStatistics.Dropped.LATE)).isEqualTo(1);
    }

    /**
     * The time of the first head runs from the opening on, that of others from their first byte.
     */
    @Test
    void shouldNotGiveMoreTimeToAClientThatBeginsLate() {
        channel.advanceTimeBy(HEADERS_MILLIS - 1, TimeUnit.MILLISECONDS);
        send("GET /n HTTP/1.1\r\n");
        channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();

        assertThat(decoded())
                .singleElement()
                .satisfies(request ->
                        assertThat(request.decoderResult().cause())
                                .isInstanceOf(SlowRequestException.class));
    }

    @Test
    void shouldGiveEveryLaterHeadItsTimeFromItsFirstByteOn() {
        send(SHORT);
        answer(1);
        assertThat(decoded()).hasSize(1);
        channel.advanceTimeBy(2L * HEADERS_MILLIS, TimeUnit.MILLISECONDS);
        send("GET /n HTTP/1.1\r\n");
        channel.advanceTimeBy(HEADERS_MILLIS - 1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertThat(decoded()).isEmpty();

        channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertThat(decoded()).hasSize(1);
    }
}
