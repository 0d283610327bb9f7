package io.strowger.session;

import static io.strowger.dispatch.Stage.CODE;
import static io.strowger.dispatch.Stage.MOBILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.core.model.EndReason;
import io.strowger.dispatch.ScriptedApplication;
import io.strowger.dispatch.ScriptedApplication.Asked;
import io.strowger.dispatch.Stage;
import io.strowger.dispatch.Upstream;
import io.strowger.dispatch.Upstream.Shown;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the same dial again, and what a new one, when a network uses a session id again. */
class SameDialTest {

    private static final String DEEP = "*713*2#";

    private final ScriptedApplication shop = ScriptedApplication.polite();
    private final Stage stage = new Stage(Stage.at(shop.url()));

    @AfterEach
    void close() {
        stage.close();
        shop.close();
    }

    @Test
    void shouldBeginAnewWithAnotherDialStringUnderTheIdOfALiveSession() {
        stage.upstream.dial(MOBILE, "s1", CODE);
        stage.upstream.reply(MOBILE, "s1", 2, "1");

        assertThat(stage.upstream.dial(MOBILE, "s1", DEEP).message()).isEqualTo("hop 1");

        assertThat(shop.asked).extracting(Asked::message).containsExactly(CODE, "1", DEEP);
        assertThat(shop.asked.getLast().session()).isNotEqualTo(shop.asked.getFirst().session());
        assertThat(stage.recordOf("s1").reason()).isEqualTo(EndReason.SUPERSEDED);
        await().until(() -> shop.notices.size() == 1);
        assertThat(stage.upstream.reply(MOBILE, "s1", 2, "x").message()).isEqualTo("hop 2");
        assertThat(stage.verticles.liveSessions()).isEqualTo(1);
    }

    /** The old request is told that its session is over, and the new one gets its own screen. */
    @Test
    void shouldAnswerEachOfTwoDialsOfOneIdWithItsOwn() {
        CountDownLatch go = new CountDownLatch(1);
        shop.does((asked, wire) -> {
            go.await();
            wire.show("of " + asked.message());
        });
        CompletableFuture<Shown> first = stage.upstream.send("initiation", MOBILE, "s1", 1, CODE);
        await().until(() -> shop.asked.size() == 1);
        CompletableFuture<Shown> second = stage.upstream.send("initiation", MOBILE, "s1", 1, DEEP);
        CompletableFuture<Shown> again = stage.upstream.send("initiation", MOBILE, "s1", 1, DEEP);

        Shown over = Upstream.shown(first);
        assertThat(over.isLast()).isTrue();
        assertThat(over.message()).isEqualTo(Stage.text(EndReason.SUPERSEDED));
        stage.settle(MOBILE);
        assertThat(second).isNotDone();
        assertThat(again).isNotDone();
        go.countDown();
        assertThat(Upstream.shown(second).message()).isEqualTo("of " + DEEP);
        assertThat(Upstream.shown(again).message()).isEqualTo("of " + DEEP);
        assertThat(shop.asked).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"release", "timeout"})
    void shouldBeginAnewWhenTheNetworkHasEndedTheSessionOfThatId(String end) {
        stage.upstream.dial(MOBILE, "s1", CODE);
        Upstream.shown(stage.upstream.send(end, MOBILE, "s1", 2, ""));

        assertThat(stage.upstream.dial(MOBILE, "s1", CODE).message()).isEqualTo("hop 1");

        assertThat(shop.asked).hasSize(2);
        assertThat(stage.upstream.dial(MOBILE, "s1", CODE).message()).isEqualTo("hop 1");
        assertThat(shop.asked).hasSize(2);
    }

    /** Networks confirm the last screen of an application with a release. */
    @ParameterizedTest
    @ValueSource(strings = {"release", "timeout"})
    void shouldBeginAnewWhenTheNetworkHasConfirmedTheEnd(String end) {
        shop.does((_, wire) -> wire.release("bye"));
        stage.upstream.dial(MOBILE, "s1", CODE);
        assertThat(stage.upstream.dial(MOBILE, "s1", CODE).message()).isEqualTo("bye");
        assertThat(shop.asked).hasSize(1);
        Upstream.shown(stage.upstream.send(end, MOBILE, "s1", 2, ""));

        assertThat(stage.upstream.dial(MOBILE, "s1", CODE).message()).isEqualTo("bye");

        assertThat(shop.asked).hasSize(2);
        assertThat(shop.notices).isEmpty();
    }

    @Test
    void shouldBeginAnewWithAnotherDialStringAfterTheEnd() {
        shop.does((_, wire) -> wire.release("bye"));
        stage.upstream.dial(MOBILE, "s1", CODE);

        assertThat(stage.upstream.dial(MOBILE, "s1", "*99#").message())
                .isEqualTo(Stage.text(EndReason.NO_SUCH_CODE));
        shop.does((asked, wire) -> wire.show("hop " + asked.sequence()));
        assertThat(stage.upstream.dial(MOBILE, "s1", DEEP).message()).isEqualTo("hop 1");
    }
}
