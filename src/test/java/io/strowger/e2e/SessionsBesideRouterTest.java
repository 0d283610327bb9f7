package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code strowger sessions} as a process of its own, beside a router and after it. */
class SessionsBesideRouterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String AMA = "233200585542";
    private static final String KOFI = "233200585543";

    @TempDir Path folder;

    private static void walk(Subscriber subscriber) {
        subscriber.dials("*710#");
        subscriber.replies("1");
        assertThat(subscriber.replies("Ama").text()).isEqualTo("Hello Ama");
    }

    private static List<JsonObject> json(RouterProcess.Done done) {
        assertThat(done.exitCode()).as(done.output()).isZero();
        return done.output().lines().map(JsonObject::new).toList();
    }

    @Test
    void shouldShowAndFollowTheRecordsOfARunningRouterAndOfOneThatWasKilled() throws Exception {
        try (Stub application = Stub.greeter()) {
            RouterSetup setup =
                    RouterSetup.in(
                            folder,
                            RouterSetup.HOUSE
                                    + RouterSetup.application(
                                            "good", application.url(), "*710#", ""));
            try (RouterProcess router = RouterProcess.start(setup);
                    Kept kept = new Kept(setup.data())) {
                walk(router.upstream(AMA));
                router.upstream(KOFI).dials("*799#");
                await().atMost(PATIENCE).until(() -> kept.rows().size() == 2);

                assertThat(json(RouterProcess.run(setup, "sessions", "--json")))
                        .containsExactlyElementsOf(kept.lines().reversed());
                assertThat(json(sessionsOf(setup, "0200585543")))
                        .singleElement()
                        .returns("no_such_code", record -> record.getString("reason"));
                follow(setup, router);
                router.kill();
                assertThat(json(sessionsOf(setup, "+" + AMA))).hasSize(2);
            }
        }
    }

    private static RouterProcess.Done sessionsOf(RouterSetup setup, String number)
            throws Exception {
        return RouterProcess.run(setup, "sessions", "--number", number, "--json");
    }

    private static void follow(RouterSetup setup, RouterProcess router) throws Exception {
        try (RouterProcess follower =
                RouterProcess.launchInForeground(setup, "sessions", "--follow")) {
            await().atMost(PATIENCE).until(() -> follower.log().startsWith("begun "));
            walk(router.upstream(AMA));
            await().atMost(PATIENCE).until(() -> follower.log().contains("completed"));
            follower.interrupt();

            assertThat(follower.awaitExit()).as(follower.log()).isZero();
            assertThat(follower.log()).hasLineCount(2).doesNotContain(AMA).contains("••••5542");
        }
    }

    @Test
    void shouldSayWhatIsMissing() throws Exception {
        RouterSetup setup = RouterSetup.in(folder, RouterSetup.HOUSE);
        RouterProcess.Done done = RouterProcess.run(setup, "sessions");

        assertThat(done.exitCode()).isEqualTo(78);
        assertThat(done.output())
                .startsWith("strowger sessions: There is no database in " + setup.data())
                .hasLineCount(1);
        assertThat(setup.data()).doesNotExist();
    }
}
