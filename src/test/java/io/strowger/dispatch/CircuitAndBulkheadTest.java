package io.strowger.dispatch;

import static io.strowger.dispatch.Stage.CODE;
import static io.strowger.dispatch.Stage.MOBILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.bootstrap.VerticlesUnderTest;
import io.strowger.core.model.EndReason;
import io.strowger.dispatch.Upstream.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** One application's trouble is its own (second row of the table of faults). */
class CircuitAndBulkheadTest {

    private static final int FAILURES = 5;

    /** Longer than any machine takes, in milliseconds: who waits for it does not come back. */
    private static final long PATIENT = 60_000;

    @Test
    void shouldShowTheFallbackWhenTheApplicationDiesBetweenHops() {
        ScriptedApplication shop = ScriptedApplication.polite();
        try (Stage stage = new Stage(Stage.at(shop.url()))) {
            assertThat(stage.upstream.dial(MOBILE, "s1", CODE).message()).isEqualTo("hop 1");
            shop.close();
            Shown shown = stage.upstream.reply(MOBILE, "s1", 2, "1");
            assertThat(shown.message()).isEqualTo(Stage.text(EndReason.APPLICATION_FAILED));
            assertThat(shown.isLast()).isTrue();
            assertThat(stage.recordOf("s1").reason()).isEqualTo(EndReason.APPLICATION_FAILED);
            assertThat(stage.recordOf("s1").tally().hops()).isEqualTo(2);
            await().until(() -> stage.verticles.keptNotices.size() == 1);
        }
    }

    @Test
    void shouldLetOnlyItsOwnSubscribersWaitForASlowApplication() {
        int places = 20;
        try (ScriptedApplication slow = ScriptedApplication.doing((_, wire) -> wire.stall());
                ScriptedApplication quick = ScriptedApplication.polite();
                Stage stage =
                        new Stage(
                                VerticlesUnderTest.application(
                                        "slow", "*1#", slow.url(), PATIENT, places),
                                VerticlesUnderTest.application(
                                        "quick", "*2#", quick.url(), PATIENT, 9))) {
            stage.upstream.dial("233200000999", "warm", "*2#");
            List<CompletableFuture<Shown>> waiting = dialAll(stage, places, "*1#");
            await().until(() -> slow.asked.size() == places);

            Shown refused = stage.upstream.dial("233200000500", "full", "*1#");
            assertThat(refused.message()).isEqualTo(Stage.text(EndReason.APPLICATION_OVERLOADED));
            assertThat(stage.recordOf("full").reason()).isEqualTo(EndReason.APPLICATION_OVERLOADED);

            for (int i = 0; i < 20; i++) {
                Shown shown = stage.upstream.dial("23320000070" + i % 10, "q" + i, "*2#");
                assertThat(shown.message()).isEqualTo("hop 1");
            }
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
        }
    }

    private static List<CompletableFuture<Shown>> dialAll(Stage stage, int many, String code) {
        List<CompletableFuture<Shown>> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            String mobile = "2332000001" + (10 + i);
            all.add(stage.upstream.send("initiation", mobile, "w" + i, 1, code));
        }
        return all;
    }

    @Test
    void shouldOpenAfterFiveFailuresInARowAndCloseAfterAProbeThatSucceeds() {
        try (ScriptedApplication shop =
                        ScriptedApplication.doing(
                                (_, wire) -> wire.respond(500, "text/plain", ""));
                Stage stage = new Stage(Stage.at(shop.url()))) {
            for (int i = 0; i < FAILURES; i++) {
                stage.upstream.dial(MOBILE, "f" + i, CODE);
                assertThat(stage.recordOf("f" + i).reason())
                        .isEqualTo(EndReason.APPLICATION_FAILED);
            }
            await().until(() -> told(stage, shop) == FAILURES);

            Shown spared = stage.upstream.dial(MOBILE, "open", CODE);
            assertThat(spared.message()).isEqualTo(Stage.text(EndReason.APPLICATION_CIRCUIT_OPEN));
            assertThat(stage.recordOf("open").reason())
                    .isEqualTo(EndReason.APPLICATION_CIRCUIT_OPEN);
            assertThat(shop.asked).hasSize(FAILURES);

            shop.does((_, wire) -> wire.show("back"));
            stage.verticles.ahead.addAndGet(VerticlesUnderTest.OPEN_MILLIS);
            assertThat(stage.upstream.dial(MOBILE, "probe", CODE).message()).isEqualTo("back");
            assertThat(shop.asked).hasSize(FAILURES + 1);
            assertThat(stage.upstream.dial(MOBILE, "closed", CODE).message()).isEqualTo("back");
            assertThat(shop.notices)
                    .as("none for a session that the application never knew of")
                    .extracting(ScriptedApplication.Asked::session)
                    .doesNotContain(stage.recordOf("open").id().hex());
        }
    }

    /** Such an application answers no hop; that it takes notices must not hide it. */
    @Test
    void shouldOpenThoughNoticesAreTaken() {
        try (ScriptedApplication shop =
                        ScriptedApplication.doing(
                                (_, wire) -> wire.respond(503, "text/plain", ""));
                Stage stage = new Stage(Stage.at(shop.url()))) {
            for (int i = 0; i < FAILURES; i++) {
                int sessions = i + 1;
                stage.upstream.dial(MOBILE, "f" + i, CODE);
                await().until(() -> told(stage, shop) == sessions);
            }
            await().until(() -> stage.verticles.limiters.inFlight() == 0);
            stage.upstream.dial(MOBILE, "open", CODE);
            assertThat(stage.recordOf("open").reason())
                    .isEqualTo(EndReason.APPLICATION_CIRCUIT_OPEN);
        }
    }

    /** The notice of the failure that opens the circuit is kept for later. */
    private static int told(Stage stage, ScriptedApplication shop) {
        return shop.notices.size() + stage.verticles.keptNotices.size();
    }

    @Test
    void shouldCountADeadApplicationOnceASessionThoughItsNoticesFailToo() {
        ScriptedApplication shop = ScriptedApplication.polite();
        shop.close();
        try (Stage stage = new Stage(Stage.at(shop.url()))) {
            for (int i = 0; i < FAILURES; i++) {
                int told = i + 1;
                stage.upstream.dial(MOBILE, "f" + i, CODE);
                assertThat(stage.recordOf("f" + i).reason())
                        .isEqualTo(EndReason.APPLICATION_FAILED);
                await().until(() -> stage.verticles.keptNotices.size() == told);
            }
            stage.upstream.dial(MOBILE, "open", CODE);
            assertThat(stage.recordOf("open").reason())
                    .isEqualTo(EndReason.APPLICATION_CIRCUIT_OPEN);
            assertThat(stage.verticles.keptNotices).hasSize(FAILURES);
        }
    }
}
