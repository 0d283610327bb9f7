package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that dies in the middle of sessions. */
class ApplicationKilledTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SORRY = "Sorry, we will be back";

    @TempDir Path folder;

    private RouterSetup setup(Stub victim, Stub other) {
        return RouterSetup.in(
                folder,
                RouterSetup.HOUSE
                        + RouterSetup.application(
                                "victim",
                                victim.url(),
                                "*713#",
                                "answerWithin: 3s, texts: {unavailable: '" + SORRY + "'}")
                        + RouterSetup.application("other", other.url(), "*714#", ""));
    }

    @Test
    void shouldShowTheFallbackKeepTheNoticeAndDeliverItAfterARestart() throws Exception {
        try (Stub victim = Stub.greeter();
                Stub other = Stub.greeter();
                Kept kept = new Kept(folder.resolve("data"))) {
            RouterSetup setup = setup(victim, other);
            try (RouterProcess router = RouterProcess.start(setup)) {
                Subscriber subscriber = router.upstream("233200585542");
                Subscriber undisturbed = router.upstream("233200585543");
                subscriber.dials("*713#");
                undisturbed.dials("*714#");
                victim.dies();

                assertThat(subscriber.replies("1")).isEqualTo(new Subscriber.Shown(SORRY, false));

                undisturbed.replies("1");
                assertThat(undisturbed.replies("Esi").text()).isEqualTo("Hello Esi");
                await().atMost(PATIENCE).until(() -> kept.lines("victim").size() == 1);
                await().atMost(PATIENCE).until(() -> kept.waiting() == 1);
                router.kill();
            }
            JsonObject record = kept.lines("victim").getFirst();
            assertThat(record.getString("reason")).isEqualTo("application_failed");
            assertThat(record.getString("detail")).startsWith("connect");

            victim.comesBack();
            try (RouterProcess _ = RouterProcess.start(setup)) {
                await().atMost(PATIENCE).until(() -> kept.waiting() == 0);
            }
            assertThat(victim.notices())
                    .singleElement()
                    .returns(record.getString("sessionId"), n -> n.getString("SessionId"))
                    .returns("233200585542", n -> n.getString("Mobile"));
            assertThat(other.notices()).isEmpty();
        }
    }

    @Test
    void shouldShowTheFallbackAtTheDeadlineWhenTheApplicationHangs() throws Exception {
        try (Stub victim =
                        Stub.serving(request ->
                                request.json().getInteger("Sequence") == 1
                                        ? Future.succeededFuture(
                                                new Stub.Reply(200, Stub.goesOn("Go on").encode()))
                                        : Future.future(_ -> {}));
                Stub other = Stub.greeter();
                Router router = RouterUnderTest.start(setup(victim, other));
                Kept kept = new Kept(folder.resolve("data"))) {
            Subscriber subscriber = router.handset("233200585542");
            subscriber.dials("*713#");
            long asked = System.nanoTime();

            assertThat(subscriber.replies("1")).isEqualTo(new Subscriber.Shown(SORRY, false));

            assertThat(Duration.ofNanos(System.nanoTime() - asked))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(2_950));
            await().atMost(PATIENCE).until(() -> kept.lines("victim").size() == 1);
            assertThat(kept.lines("victim").getFirst().getString("reason"))
                    .isEqualTo("application_timed_out");
        }
    }
}
