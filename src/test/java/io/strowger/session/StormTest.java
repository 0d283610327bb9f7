package io.strowger.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.bootstrap.VerticlesUnderTest;
import io.strowger.core.session.SessionRecord;
import io.strowger.dispatch.ScriptedApplication;
import io.strowger.dispatch.ScriptedApplication.Script;
import io.strowger.dispatch.Stage;
import io.strowger.dispatch.Upstream.Shown;
import io.strowger.dispatch.Wire;
import io.strowger.provision.ApplicationDefinition;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A thousand subscribers at once, each with a random life, at applications of every temper. What
 * must hold at the end of any run: invariants 12, 14, 15 and 16. Prints its seed; {@code
 * -Dstorm.seed=…} replays one.
 */
class StormTest {

    private static final int SUBSCRIBERS = 1_000;
    private static final int DIALOGUES = 3;
    private static final int HOPS = 5;
    private static final long LONGER_THAN_THE_TEST_WAITS = 3_600_000;
    private static final List<String> CODES = List.of("*1#", "*1#", "*1#", "*2#", "*3#", "*9#");

    private final long seed = Long.getLong("storm.seed", new Random().nextLong());

    @Test
    void shouldEndEveryDialogueOnceWithOneRecordAndLeaveNothingBehind() {
        System.out.println("StormTest seed " + seed);
        try (ScriptedApplication sound = ScriptedApplication.doing(StormTest::serve);
                ScriptedApplication mixed = ScriptedApplication.doing(moody());
                ScriptedApplication dead = ScriptedApplication.doing((_, wire) -> wire.stall());
                Stage stage =
                        new Stage(
                                application("sound", "*1#", sound),
                                application("mixed", "*2#", mixed),
                                application("dead", "*3#", dead))) {
            List<CompletableFuture<Void>> lives = new ArrayList<>();
            for (int i = 0; i < SUBSCRIBERS; i++) {
                lives.add(new Subscriber(stage, i).live());
            }
            CompletableFuture.allOf(lives.toArray(CompletableFuture[]::new))
                    .orTimeout(300, TimeUnit.SECONDS)
                    .join();
            assertDrains(stage);
            assertRecords(stage);
            assertHops(sound);
        }
    }

    private static ApplicationDefinition application(
            String id, String code, ScriptedApplication application) {
        return VerticlesUnderTest.application(id, code, application.url(), 1_000, 600);
    }

    /** Goes on for as long as the subscriber likes; {@code 0} ends, {@code 9} buys. */
    private static void serve(ScriptedApplication.Asked asked, Wire wire) throws IOException {
        switch (asked.message()) {
            case "0" -> wire.release("bye");
            case "9" ->
                    wire.json(
                            new JsonObject()
                                    .put("Type", "AddToCart")
                                    .put("Message", "pay")
                                    .put("Item", new JsonObject().put("Qty", 1)));
            default -> wire.show("hop " + asked.sequence(), "state " + asked.sequence());
        }
    }

    private Script moody() {
        SplittableRandom random = new SplittableRandom(seed);
        return (asked, wire) -> {
            int mood;
            synchronized (random) {
                mood = random.nextInt(12);
            }
            switch (mood) {
                case 0 -> wire.respond(500, "text/plain", "");
                case 1 -> wire.respond(200, "text/html", "<html>");
                case 2 -> wire.show("x".repeat(183));
                case 3 -> wire.cut();
                case 4 -> wire.stall();
                case 5 -> wire.flood(1 << 20);
                default -> serve(asked, wire);
            }
        };
    }

    /** The drain would wait for a request that nobody answers, and the test not for the drain. */
    private static void assertDrains(Stage stage) {
        stage.verticles.drain(LONGER_THAN_THE_TEST_WAITS);
        assertThat(stage.verticles.liveSessions()).isZero();
        await().until(() -> stage.verticles.limiters.inFlight() == 0);
        assertThat(stage.verticles.lostNotices).hasValue(0);
    }

    private static void assertRecords(Stage stage) {
        Map<String, Long> records =
                stage.verticles.records.stream()
                        .collect(
                                Collectors.groupingBy(
                                        SessionRecord::dialogueId, Collectors.counting()));
        assertThat(records).hasSize(SUBSCRIBERS * DIALOGUES);
        assertThat(records.values()).as("invariant 14").containsOnly(1L);
    }

    /** Invariants 12 and 13, as the application saw them. */
    private static void assertHops(ScriptedApplication sound) {
        Map<String, List<ScriptedApplication.Asked>> sessions =
                sound.asked.stream()
                        .collect(Collectors.groupingBy(ScriptedApplication.Asked::session));
        assertThat(sessions).isNotEmpty();
        sessions.values()
                .forEach(hops -> {
                    for (int i = 0; i < hops.size(); i++) {
                        assertThat(hops.get(i).sequence()).isEqualTo(i + 1);
                        assertThat(hops.get(i).body().getString("ClientState"))
                                .isEqualTo(i == 0 ? "" : "state " + i);
                    }
                });
    }

    /** Dials, replies, repeats himself, hangs up, dials anew in the middle: as chance has it. */
    private final class Subscriber {

        private final Stage stage;
        private final SplittableRandom random;
        private final String mobile;
        private final int number;

        Subscriber(Stage stage, int number) {
            this.stage = stage;
            this.number = number;
            this.random = new SplittableRandom(seed + number);
            this.mobile = "23320" + (1_000_000 + number);
        }

        CompletableFuture<Void> live() {
            return dialogue(0);
        }

        private CompletableFuture<Void> dialogue(int n) {
            if (n == DIALOGUES) {
                return CompletableFuture.completedFuture(null);
            }
            String session = number + "-" + n;
            String code = CODES.get(random.nextInt(CODES.size()));
            return sent("initiation", session, 1, code)
                    .thenCompose(shown -> next(session, shown, 2))
                    .thenCompose(_ -> dialogue(n + 1));
        }

        private CompletableFuture<Void> next(String session, Shown shown, int sequence) {
            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.message()).as("invariant 16").isNotEmpty();
            if (shown.isLast()) {
                return CompletableFuture.completedFuture(null);
            }
            return switch (random.nextInt(10)) {
                case 0 -> sent("release", session, 0, "").thenAccept(_ -> {});
                case 1 -> sent("timeout", session, 0, "").thenAccept(_ -> {});
                case 2 -> CompletableFuture.completedFuture(null); // goes away, or dials anew
                case 3 -> reply(session, sequence, "9");
                default -> reply(session, sequence, sequence > HOPS ? "0" : "1");
            };
        }

        private CompletableFuture<Void> reply(String session, int sequence, String text) {
            return sent("response", session, sequence, text)
                    .thenCompose(shown -> next(session, shown, sequence + 1));
        }

        /** Now and then the network sends it twice, and both get the same screen. */
        private CompletableFuture<Shown> sent(
                String type, String session, int sequence, String text) {
            CompletableFuture<Shown> first =
                    stage.upstream.send(type, mobile, session, sequence, text);
            if (random.nextInt(10) > 0 || type.equals("release") || type.equals("timeout")) {
                return first;
            }
            return stage.upstream
                    .send(type, mobile, session, sequence, text)
                    .thenCombine(
                            first,
                            (again, shown) -> {
                                assertThat(again.message()).isEqualTo(shown.message());
                                return shown;
                            });
        }
    }
}
