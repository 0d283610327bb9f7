package io.strowger.session;

import static io.strowger.dispatch.Stage.CODE;
import static io.strowger.dispatch.Stage.MOBILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.bootstrap.VerticlesUnderTest;
import io.strowger.core.model.EndReason;
import io.strowger.core.session.SessionRecord;
import io.strowger.dispatch.ScriptedApplication;
import io.strowger.dispatch.ScriptedApplication.Asked;
import io.strowger.dispatch.Stage;
import io.strowger.dispatch.Upstream;
import io.strowger.dispatch.Upstream.Shown;
import io.strowger.provision.ApplicationDefinition;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions through {@code POST /network/upstream}, over sockets on both sides. */
class SessionOverHttpTest {

    private final ScriptedApplication shop = ScriptedApplication.polite();
    private final Stage stage = new Stage(Stage.at(shop.url()));

    @AfterEach
    void close() {
        stage.close();
        shop.close();
    }

    /** Whatever number an input has, the next one is the next hop, and the same again is not. */
    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MAX_VALUE - 1, 1_000_000_000, 2_000})
    void shouldGoOnAfterANumberThatLeapt(int leap) {
        stage.upstream.dial(MOBILE, "s1", CODE);
        stage.upstream.reply(MOBILE, "s1", leap, "a");
        stage.upstream.reply(MOBILE, "s1", leap, "a");
        stage.upstream.reply(MOBILE, "s1", 3, "b");
        stage.upstream.reply(MOBILE, "s1", 3, "b");
        stage.upstream.reply(MOBILE, "s1", 0, "c");
        stage.upstream.reply(MOBILE, "s1", leap, "d");
        stage.upstream.reply(MOBILE, "s1", 4, "e");

        assertThat(shop.asked)
                .extracting(Asked::message)
                .containsExactly(CODE, "a", "b", "c", "d", "e");
        assertThat(shop.asked).extracting(Asked::sequence).containsExactly(1, 2, 3, 4, 5, 6);
    }

    /** Invariants 12 and 13. */
    @Test
    void shouldCountHopsAndCarryTheClientStateOnce() {
        shop.does((asked, wire) -> {
            switch (asked.sequence()) {
                case 1 -> wire.show("first", "state of 1");
                case 2 -> wire.show("second");
                case 3 -> wire.show("third", "state of 3");
                default -> wire.release("bye");
            }
        });
        stage.upstream.dial(MOBILE, "s1", CODE);
        stage.upstream.reply(MOBILE, "s1", 2, "a");
        stage.upstream.reply(MOBILE, "s1", 3, "b");
        Shown last = stage.upstream.reply(MOBILE, "s1", 4, "c");

        assertThat(last.isLast()).isTrue();
        assertThat(last.message()).isEqualTo("bye");
        assertThat(shop.asked).extracting(Asked::sequence).containsExactly(1, 2, 3, 4);
        assertThat(shop.asked)
                .extracting(asked -> asked.body().getString("ClientState"))
                .containsExactly("", "state of 1", "", "state of 3");
        assertThat(shop.asked).extracting(Asked::message).containsExactly(CODE, "a", "b", "c");
        assertThat(shop.asked).extracting(Asked::session).containsOnly(idOf("s1"));
        SessionRecord record = stage.recordOf("s1");
        assertThat(record.reason()).isEqualTo(EndReason.COMPLETED);
        assertThat(record.tally().hops()).isEqualTo(4);
        assertThat(shop.notices).isEmpty();
        assertThat(stage.verticles.liveSessions()).isZero();
    }

    @Test
    void shouldAskOnceForADialThatIsRepeatedWhileTheApplicationIsAsked() {
        CountDownLatch go = new CountDownLatch(1);
        shop.does((_, wire) -> {
            go.await();
            wire.show("welcome");
        });
        CompletableFuture<Shown> first = stage.upstream.send("initiation", MOBILE, "s1", 1, CODE);
        await().until(() -> shop.asked.size() == 1);
        CompletableFuture<Shown> second = stage.upstream.send("initiation", MOBILE, "s1", 1, CODE);
        stage.settle(MOBILE);
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        go.countDown();
        assertThat(Upstream.shown(first).message()).isEqualTo("welcome");
        assertThat(Upstream.shown(second).message()).isEqualTo("welcome");
        assertThat(shop.asked).hasSize(1);
        stage.upstream.hangUp(MOBILE, "s1");
        assertThat(stage.recordOf("s1").tally().hops()).isEqualTo(1);
    }

    @Test
    void shouldShowTheSameScreenForADialAndAReplyThatAreRepeated() {
        assertThat(stage.upstream.dial(MOBILE, "s1", CODE).message()).isEqualTo("hop 1");
        assertThat(stage.upstream.dial(MOBILE, "s1", CODE).message()).isEqualTo("hop 1");
        assertThat(stage.upstream.reply(MOBILE, "s1", 2, "x").message()).isEqualTo("hop 2");
        assertThat(stage.upstream.reply(MOBILE, "s1", 2, "x").message()).isEqualTo("hop 2");
        assertThat(shop.asked).hasSize(2);
        assertThat(stage.upstream.reply(MOBILE, "s1", 3, "x").message()).isEqualTo("hop 3");
    }

    @Test
    void shouldAnswerARepeatedLastReplyWithTheLastScreen() {
        stage.upstream.dial(MOBILE, "s1", CODE);
        shop.does((_, wire) -> wire.release("bye"));
        assertThat(stage.upstream.reply(MOBILE, "s1", 2, "x").message()).isEqualTo("bye");
        assertThat(stage.upstream.reply(MOBILE, "s1", 2, "x").message()).isEqualTo("bye");
        assertThat(stage.upstream.dial(MOBILE, "s1", CODE).message()).isEqualTo("bye");
        assertThat(shop.asked).hasSize(2);
        assertThat(stage.verticles.records).hasSize(1);
    }

    /** Invariants 9 and 10, whatever the spelling of the number. */
    @Test
    void shouldSupersedeASessionWithANewDial() {
        stage.upstream.dial(MOBILE, "old", CODE);
        Shown shown = stage.upstream.dial("0200585542", "new", CODE);
        assertThat(shown.message()).isEqualTo("hop 1");
        assertThat(stage.recordOf("old").reason()).isEqualTo(EndReason.SUPERSEDED);
        await().until(() -> shop.notices.size() == 1);
        assertThat(shop.notices.getFirst().session()).isEqualTo(idOf("old"));
        assertThat(stage.verticles.liveSessions()).isEqualTo(1);
        assertThat(stage.upstream.reply(MOBILE, "old", 2, "x").message()).isEqualTo(over());
        assertThat(stage.upstream.reply(MOBILE, "new", 2, "x").message()).isEqualTo("hop 2");
    }

    @Test
    void shouldAnswerTheOpenRequestOfASessionThatIsSuperseded() {
        CountDownLatch go = new CountDownLatch(1);
        shop.does((asked, wire) -> {
            go.await();
            wire.show("of " + asked.session());
        });
        CompletableFuture<Shown> old = stage.upstream.send("initiation", MOBILE, "old", 1, CODE);
        await().until(() -> shop.asked.size() == 1);
        CompletableFuture<Shown> young = stage.upstream.send("initiation", MOBILE, "new", 1, CODE);
        assertThat(Upstream.shown(old).isLast()).isTrue();
        go.countDown();
        Shown shown = Upstream.shown(young);
        assertThat(shown.message()).isEqualTo("of " + shop.asked.getLast().session());
        assertThat(stage.recordOf("old").reason()).isEqualTo(EndReason.SUPERSEDED);
        await().until(() -> stage.verticles.lateAnswers.get() == 1);
        assertThat(shop.asked).hasSize(2);
    }

    @Test
    void shouldSayThatItIsOverToWhoeverRepliesToNoSession() {
        Shown shown = stage.upstream.reply(MOBILE, "never", 2, "x");
        assertThat(shown.isLast()).isTrue();
        assertThat(shown.message()).isEqualTo(over());
        assertThat(stage.verticles.records).isEmpty();
        assertThat(shop.asked).isEmpty();
    }

    @Test
    void shouldTellTheApplicationWhenTheSubscriberHangsUp() {
        shop.does((_, wire) -> wire.show("welcome", "kept"));
        stage.upstream.dial(MOBILE, "s1", CODE);
        assertThat(stage.upstream.hangUp(MOBILE, "s1").status()).isEqualTo(200);
        assertThat(stage.upstream.hangUp(MOBILE, "s1").status()).isEqualTo(200);
        assertThat(stage.recordOf("s1").reason()).isEqualTo(EndReason.SUBSCRIBER_CANCELLED);
        await().until(() -> shop.notices.size() == 1);
        Asked notice = shop.notices.getFirst();
        assertThat(notice.sequence()).isEqualTo(2);
        assertThat(notice.body().getString("ClientState")).isEqualTo("kept");
        assertThat(stage.verticles.liveSessions()).isZero();
    }

    @Test
    void shouldRecordATimeoutOfTheNetworkAsItsAbort() {
        stage.upstream.dial(MOBILE, "s1", CODE);
        Upstream.shown(stage.upstream.send("timeout", MOBILE, "s1", 0, ""));
        assertThat(stage.recordOf("s1").reason()).isEqualTo(EndReason.NETWORK_ABORTED);
        assertThat(stage.recordOf("s1").detail()).isNotEmpty();
        await().until(() -> shop.notices.size() == 1);
    }

    /** Gateways repeat what is not answered, and a fault of theirs may repeat it without an end. */
    @Test
    void shouldAnswerThousandsOfEqualRequestsThatWaitForOneScreen() throws IOException {
        CountDownLatch go = new CountDownLatch(1);
        shop.does((_, wire) -> {
            go.await();
            wire.show("welcome");
        });
        ApplicationDefinition slow =
                VerticlesUnderTest.application("shop", CODE, shop.url(), 15_000, 100);
        try (Stage own = new Stage(slow);
                Repeaters gateways = Repeaters.dial(own.verticles, MOBILE, "s1", CODE, 6_000)) {
            await().until(() -> shop.asked.size() == 1);
            for (int connection = 0; connection < 8; connection++) {
                own.settle(MOBILE);
            }
            go.countDown();
            assertThat(gateways.size()).isGreaterThanOrEqualTo(100);
            assertThat(gateways.answersWith("welcome")).isEqualTo(gateways.size());
            assertThat(shop.asked).hasSize(1);
        }
    }

    private String idOf(String session) {
        return shop.asked.stream()
                .map(Asked::session)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody asked about " + session));
    }

    private static String over() {
        return Stage.text(EndReason.COMPLETED);
    }
}
