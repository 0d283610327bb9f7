package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.e2e.RouterProcess.Done;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The path of production load, three processes wide: load, router, application. */
class ManySessionsTest {
    private static final int SESSIONS = 5_000;

    @TempDir Path folder;

    @Test
    void shouldServeThemAllAndRecordEachOnce() throws Exception {
        try (Stub application = Stub.greeter();
                Kept kept = new Kept(folder.resolve("data"));
                RouterProcess router = RouterProcess.start(setup(application))) {
            Done load =
                    RouterProcess.run(
                            setup(application),
                            "load",
                            "--target=http://127.0.0.1:" + router.httpPort() + "/network/upstream",
                            "--secret=" + RouterSetup.NETWORK_SECRET,
                            "--rate=max",
                            "--sessions=" + SESSIONS,
                            "--in-flight=200",
                            "--reply=1",
                            "--reply=Ama");

            assertThat(load.exitCode()).as(load.output() + kept.lines().getFirst()).isZero();
            await().atMost(Duration.ofSeconds(60)).until(() -> kept.idsOfRows().size() >= SESSIONS);
            assertThat(kept.idsOfLines())
                    .hasSize(SESSIONS)
                    .doesNotHaveDuplicates()
                    .isEqualTo(kept.idsOfRows());
            assertThat(kept.lines())
                    .extracting(line -> line.getString("reason"))
                    .containsOnly("completed");
        }
    }

    private RouterSetup setup(Stub application) {
        return RouterSetup.in(
                folder,
                RouterSetup.HOUSE
                        + RouterSetup.application(
                                "app", application.url(), "*713#", "answerWithin: 10s"));
    }
}
