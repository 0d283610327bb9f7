package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.e2e.Stub.Reply;
import io.strowger.e2e.Subscriber.Shown;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that is slow now and then, whose answer follows in a second dialogue. */
class LateAnswersTest {

    private static final String MSISDN = "233200585542";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Shown FOLLOWS = new Shown("Your answer will follow.", false);

    @TempDir Path folder;
    private final ConcurrentLinkedQueue<Promise<Reply>> slow = new ConcurrentLinkedQueue<>();
    private final Stub bank =
            Stub.serving(seen ->
                    switch (seen.type()) {
                        case "initiation" -> late();
                        case "response" ->
                                Future.succeededFuture(
                                        screen("release", "You chose " + said(seen)));
                        default -> Future.succeededFuture(new Reply(200, ""));
                    });

    @AfterEach
    void stop() {
        bank.close();
    }

    private Future<Reply> late() {
        Promise<Reply> answer = Promise.promise();
        slow.add(answer);
        return answer.future();
    }

    private static String said(Stub.Seen seen) {
        return seen.json().getString("Message") + " after " + seen.json().getString("ClientState");
    }

    private static Reply screen(String type, String text) {
        JsonObject answer = new JsonObject().put("Type", type).put("Message", text);
        return new Reply(200, answer.put("ClientState", "asked").encode());
    }

    private Router start() throws Exception {
        String late = "answerWithin: 14s, lateAnswer: push, lateAfter: 1500ms";
        String bankLine = RouterSetup.application("bank", bank.url(), "*713#", late);
        return RouterUnderTest.start(RouterSetup.in(folder, RouterSetup.HOUSE + bankLine));
    }

    private static JsonObject handset(Router router) {
        return new JsonObject(router.ask("/simulator/demo/handsets/" + MSISDN).body());
    }

    @Test
    void shouldGoOnInASecondDialogueAndLeaveOneRecord() throws Exception {
        try (Router router = start()) {
            Subscriber subscriber = router.handset(MSISDN);
            assertThat(subscriber.dials("*713#")).isEqualTo(FOLLOWS);
            assertThat(slow.remove().tryComplete(screen("response", "1 Balance"))).isTrue();
            await().atMost(PATIENCE).until(() -> text(handset(router)).equals("1 Balance"));

            assertThat(subscriber.replies("1"))
                    .isEqualTo(new Shown("You chose 1 after asked", false));
        }
        assertThat(bank.seen()).hasSize(2);
        assertThat(bank.seen().getLast().json().getInteger("Sequence")).isEqualTo(2);
        assertThat(bank.seen().getLast().json().getString("SessionId"))
                .isEqualTo(bank.seen().getFirst().json().getString("SessionId"));
        try (Kept kept = new Kept(folder.resolve("data"))) {
            List<JsonObject> records = kept.lines("bank");
            assertThat(records).hasSize(1);
            assertThat(records.getFirst().getInteger("hops")).isEqualTo(2);
            assertThat(records.getFirst().getString("reason")).isEqualTo("completed");
        }
    }

    private static String text(JsonObject handset) {
        JsonObject screen = handset.getJsonObject("screen");
        return screen == null ? "" : screen.getString("text");
    }

    @Test
    void shouldEndAsAlwaysWhereNothingCanBePushed() throws Exception {
        try (Router router = start()) {
            var waits = router.upstream(MSISDN).dialling("*713#");
            await().atMost(PATIENCE).until(() -> !slow.isEmpty());
            assertThat(waits).isNotDone();
            assertThat(slow.remove().tryComplete(screen("release", "Late"))).isTrue();

            assertThat(waits.join()).isEqualTo(new Shown("Late", false));
        }
    }
}
