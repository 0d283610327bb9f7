package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.e2e.Subscriber.Shown;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM while subscribers are in the middle of something. */
class GracefulStopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path folder;

    @Test
    void shouldAnswerTheLiveHopEndTheRestAndTellTheApplications() throws Exception {
        Promise<Void> released = Promise.promise();
        try (Stub application = Stub.serving(request -> answer(request, released.future()));
                Kept kept = new Kept(folder.resolve("data"));
                RouterProcess router = RouterProcess.start(setup(application, "15s"))) {
            Subscriber reads = router.upstream("233200580001");
            reads.dials("*713#");
            Subscriber waits = router.upstream("233200580002");
            waits.dials("*713#");
            CompletableFuture<Shown> hop = waits.replying("slowly");
            await().atMost(PATIENCE).until(() -> application.seen().size() == 3);

            router.terminate();

            await().atMost(PATIENCE).until(() -> router.ask("/health/ready").statusCode() == 503);
            assertThat(hop).isNotDone();
            released.complete();
            assertThat(hop.join()).isEqualTo(new Shown("Here you are", false));
            assertThat(router.awaitExit()).as(router.log()).isZero();

            assertThat(kept.lines())
                    .extracting(line -> line.getString("msisdn") + line.getString("reason"))
                    .containsExactlyInAnyOrder("••••••••0001shut_down", "••••••••0002completed");
            assertThat(kept.idsOfRows()).isEqualTo(kept.idsOfLines());
            assertThat(application.notices())
                    .as("who is left is told of the end, now or after the restart")
                    .hasSize(1 - (int) kept.waiting());
        }
    }

    @Test
    void shouldKeepTheNoticesThatApplicationsDoNotTakeWhileItStops() throws Exception {
        try (Stub application =
                        Stub.serving(request ->
                                Stub.isNotice(request)
                                        ? Future.future(_ -> {})
                                        : answer(request, Future.succeededFuture()));
                Kept kept = new Kept(folder.resolve("data"))) {
            try (Router router = RouterUnderTest.start(setup(application, "2s"))) {
                router.upstream("233200580001").dials("*713#");
                router.upstream("233200580002").dials("*713#");
            }
            assertThat(application.notices()).hasSize(2);
            assertThat(kept.waiting()).isEqualTo(2);
        }
    }

    private static Future<Stub.Reply> answer(Stub.Seen request, Future<Void> released) {
        if (Stub.isNotice(request)) {
            return Future.succeededFuture(Stub.ok());
        }
        return request.json().getInteger("Sequence") == 1
                ? Future.succeededFuture(new Stub.Reply(200, Stub.goesOn("Go on").encode()))
                : released.map(_ -> new Stub.Reply(200, Stub.ends("Here you are").encode()));
    }

    private RouterSetup setup(Stub application, String answerWithin) {
        return RouterSetup.in(
                folder,
                RouterSetup.HOUSE
                        + RouterSetup.application(
                                "app",
                                application.url(),
                                "*713#",
                                "answerWithin: " + answerWithin));
    }
}
