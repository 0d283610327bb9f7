package io.strowger.dispatch;

import static io.strowger.dispatch.Stage.CODE;
import static io.strowger.dispatch.Stage.MOBILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.strowger.core.model.EndReason;
import io.strowger.core.session.SessionRecord;
import io.strowger.dispatch.Upstream.Shown;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * First row of the table of faults: the subscriber sees a text in time, the session has one end and
 * one record that says which (invariants 14 and 16), and the application is told once.
 */
class FailingApplicationTest {

    @ParameterizedTest
    @EnumSource
    void shouldShowTheFallbackInTimeAndSayWhyAndTellOnce(Misdeed misdeed) {
        try (ScriptedApplication shop = ScriptedApplication.doing(misdeed.script);
                Stage stage = stage(misdeed, shop)) {
            Shown shown = stage.upstream.dial(MOBILE, "s1", CODE);
            assertFallback(shown, misdeed.reason);
            assertRecord(stage.recordOf("s1"), misdeed.reason, misdeed.detail);
            await().until(() -> shop.notices.size() == 1);
            assertThat(shop.notices.getFirst().session())
                    .isEqualTo(shop.asked.getFirst().session());
            assertThat(shop.notices.getFirst().sequence()).isEqualTo(2);
            assertOver(stage);
            assertThat(shop.asked).hasSize(1);
            assertThat(shop.notices).hasSize(1);
            assertThat(stage.verticles.keptNotices).isEmpty();
        }
    }

    /** A deadline is short only where it is what is tried: a loaded machine keeps none. */
    private static Stage stage(Misdeed misdeed, ScriptedApplication shop) {
        return new Stage(
                misdeed.reason == EndReason.APPLICATION_TIMED_OUT
                        ? Stage.hurried(shop.url())
                        : Stage.at(shop.url()));
    }

    @ParameterizedTest
    @EnumSource
    void shouldAskAgainOnASoundConnectionAfterAFailure(Misdeed misdeed) {
        try (ScriptedApplication shop = ScriptedApplication.doing(misdeed.script);
                Stage stage = stage(misdeed, shop)) {
            stage.upstream.dial(MOBILE, "s1", CODE);
            stage.verticles.provision(List.of(Stage.at(shop.url())));
            shop.does((asked, wire) -> wire.show("hop " + asked.sequence()));
            assertThat(stage.upstream.dial(MOBILE, "s2", CODE).message()).isEqualTo("hop 1");
            assertThat(stage.upstream.reply(MOBILE, "s2", 2, "1").message()).isEqualTo("hop 2");
        }
    }

    @Test
    void shouldKeepTheNoticeOfAnApplicationThatRefusesTheConnection() {
        ScriptedApplication shop = ScriptedApplication.polite();
        try (Stage stage = new Stage(Stage.at(shop.url()))) {
            shop.close();
            assertFallback(stage.upstream.dial(MOBILE, "s1", CODE), EndReason.APPLICATION_FAILED);
            assertRecord(stage.recordOf("s1"), EndReason.APPLICATION_FAILED, "connect");
            await().until(() -> stage.verticles.keptNotices.size() == 1);
            assertOver(stage);
            assertThat(stage.verticles.keptNotices).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"200, 60000, APPLICATION_TIMED_OUT, ''", "60000, 200, APPLICATION_FAILED, connect"})
    void shouldShowTheFallbackWhenNoConnectionOpens(
            long answerWithin, long connectWithin, EndReason reason, String detail)
            throws IOException {
        List<Socket> fillers = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full, fillers);
            URI url = URI.create("http://127.0.0.1:" + full.getLocalPort());
            try (Stage stage = new Stage(Stage.connecting(url, answerWithin, connectWithin))) {
                Shown shown = stage.upstream.dial(MOBILE, "s1", CODE);
                assertFallback(shown, reason);
                assertRecord(stage.recordOf("s1"), reason, detail);
                await().until(() -> stage.verticles.keptNotices.size() == 1);
            }
        } finally {
            for (Socket filler : fillers) {
                filler.close();
            }
        }
    }

    /** Until the queue of those who wait to be accepted is full, and the kernel drops the rest. */
    private static void fill(ServerSocket full, List<Socket> fillers) throws IOException {
        for (int i = 0; i < 20; i++) {
            Socket filler = new Socket();
            fillers.add(filler);
            try {
                filler.connect(full.getLocalSocketAddress(), 200);
            } catch (SocketTimeoutException | ConnectException e) {
                return;
            }
        }
        throw new AssertionError("the backlog never fills up");
    }

    @Test
    void shouldDropAnAnswerAfterTheDeadlineAndNeverShowItToAnother() throws Exception {
        CountDownLatch late = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        try (ScriptedApplication shop =
                        ScriptedApplication.doing((_, wire) -> {
                            late.await();
                            try {
                                wire.show("too late");
                            } finally {
                                written.countDown();
                            }
                        });
                Stage stage = new Stage(Stage.hurried(shop.url()))) {
            Shown shown = stage.upstream.dial(MOBILE, "s1", CODE);
            assertFallback(shown, EndReason.APPLICATION_TIMED_OUT);
            stage.verticles.provision(List.of(Stage.at(shop.url())));
            shop.does((asked, wire) -> wire.show("hop " + asked.sequence()));
            late.countDown();
            written.await();
            assertThat(stage.upstream.dial(MOBILE, "s2", CODE).message()).isEqualTo("hop 1");
            assertThat(shop.asked.getLast().connection())
                    .isNotEqualTo(shop.asked.getFirst().connection());
            assertThat(stage.upstream.reply(MOBILE, "s1", 2, "1").isLast()).isTrue();
        }
    }

    @Test
    void shouldCountAnAnswerOnceThatComesAfterTheSubscriberHungUp() {
        CountDownLatch late = new CountDownLatch(1);
        try (ScriptedApplication shop =
                        ScriptedApplication.doing((_, wire) -> {
                            late.await();
                            wire.show("too late");
                        });
                Stage stage = new Stage(Stage.at(shop.url()))) {
            var dialled = stage.upstream.send("initiation", MOBILE, "s1", 1, CODE);
            await().until(() -> shop.asked.size() == 1);
            stage.upstream.hangUp(MOBILE, "s1");
            assertThat(Upstream.shown(dialled).isLast()).isTrue();
            assertRecord(stage.recordOf("s1"), EndReason.SUBSCRIBER_CANCELLED, "");
            late.countDown();
            await().until(() -> stage.verticles.lateAnswers.get() == 1);
            await().until(() -> shop.notices.size() == 1);
            assertOver(stage);
            assertThat(stage.verticles.lateAnswers).hasValue(1);
        }
    }

    @Test
    void shouldNeverFollowARedirect() {
        try (ScriptedApplication other = ScriptedApplication.polite();
                ScriptedApplication shop =
                        ScriptedApplication.doing((_, wire) ->
                                wire.respond(
                                        307,
                                        "application/json",
                                        "{}",
                                        "Location: " + other.url()));
                Stage stage = new Stage(Stage.at(shop.url()))) {
            Shown shown = stage.upstream.dial(MOBILE, "s1", CODE);
            assertFallback(shown, EndReason.APPLICATION_FAILED);
            assertRecord(stage.recordOf("s1"), EndReason.APPLICATION_FAILED, "http 307");
            await().until(() -> shop.notices.size() == 1);
            assertThat(other.connections).hasValue(0);
        }
    }

    /** Neither what was answered (invariant 26), nor a line for each hop that fails. */
    @ParameterizedTest
    @EnumSource
    void shouldLogNothingOfAHopThatFails(Misdeed misdeed) {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        lines.start();
        root.addAppender(lines);
        try (ScriptedApplication shop = ScriptedApplication.doing(misdeed.script);
                Stage stage = stage(misdeed, shop)) {
            stage.upstream.dial(MOBILE, "s1", CODE);
            stage.recordOf("s1");
            await().until(() -> shop.notices.size() == 1);
            assertThat(List.copyOf(lines.list)).noneMatch(FailingApplicationTest::isLoud);
        } finally {
            root.detachAppender(lines);
        }
    }

    private static boolean isLoud(ILoggingEvent line) {
        return line.getLevel().isGreaterOrEqual(Level.INFO)
                && !line.getLoggerName().endsWith("BlockedThreadChecker"); // a loaded machine
    }

    @Test
    void shouldReadNoMoreOfAGigabyteThanFitsTheSockets() {
        AtomicLong taken = new AtomicLong(-1);
        try (ScriptedApplication shop =
                        ScriptedApplication.doing((_, wire) -> {
                            wire.head(200, 1L << 30, "Content-Type: application/json");
                            taken.set(wire.flood(1L << 30));
                        });
                Stage stage = new Stage(Stage.at(shop.url()))) {
            Shown shown = stage.upstream.dial(MOBILE, "s1", CODE);
            assertFallback(shown, EndReason.APPLICATION_TOO_LONG);
            await().until(() -> taken.get() >= 0);
            assertThat(taken.get()).isLessThan(32L << 20);
        }
    }

    @Test
    void shouldAskOnANewConnectionWhenTheOldOneWasClosedBetweenHops() {
        try (ScriptedApplication shop =
                        ScriptedApplication.doing((asked, wire) -> {
                            wire.show("hop " + asked.sequence());
                            wire.cut();
                        });
                Stage stage = new Stage(Stage.at(shop.url()))) {
            assertThat(stage.upstream.dial(MOBILE, "s1", CODE).message()).isEqualTo("hop 1");
            for (int hop = 2; hop <= 6; hop++) {
                Shown shown = stage.upstream.reply(MOBILE, "s1", hop, "1");
                assertThat(shown.message()).isEqualTo("hop " + hop);
            }
            assertThat(shop.connections).hasValue(6);
        }
    }

    private static void assertFallback(Shown shown, EndReason reason) {
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.isLast()).isTrue();
        assertThat(shown.message()).isEqualTo(Stage.text(reason));
    }

    private static void assertRecord(SessionRecord record, EndReason reason, String detail) {
        assertThat(record.reason()).isEqualTo(reason);
        assertThat(record.detail()).contains(detail);
        assertThat(record.tally().hops()).isEqualTo(1);
    }

    private static void assertOver(Stage stage) {
        assertThat(stage.verticles.liveSessions()).isZero();
        await().until(() -> stage.verticles.limiters.inFlight() == 0);
        assertThat(stage.verticles.records).hasSize(1);
        assertThat(stage.verticles.lostNotices).hasValue(0);
    }
}
