package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.strowger.e2e.RouterProcess.Done;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second router on the folder of one that runs writes nothing there. */
class TwoRoutersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SESSIONS = 20;

    @TempDir Path folder;

    @Test
    void shouldRefuseTheSecondRouterAndLetCommandsWorkBesideTheFirst() throws Exception {
        try (Stub application = Stub.greeter()) {
            RouterSetup setup = setup(application);
            try (RouterProcess router = RouterProcess.start(setup)) {
                Done second = RouterProcess.run(setup, "run");

                assertThat(second.exitCode()).as(second.output()).isEqualTo(78);
                assertThat(second.output())
                        .contains(setup.data() + " is in use by the router of process")
                        .hasLineCount(1);
                assertThat(run(setup, "apply", setup.folder().resolve("provision.yaml"))).isZero();
                assertThat(run(setup, "check-config", setup.folder().resolve("strowger.yaml")))
                        .isZero();
                assertThat(run(setup, "purse", "show", "acme")).isNotEqualTo(78);
                walk(router);
                router.kill();
            }
            try (RouterProcess router = RouterProcess.start(setup);
                    Kept kept = new Kept(setup.data())) {
                walk(router);
                await().atMost(PATIENCE).until(() -> kept.rows().size() == 2 * SESSIONS);
                assertThat(kept.idsOfLines()).doesNotHaveDuplicates().isEqualTo(kept.idsOfRows());
            }
        }
    }

    @Test
    void shouldRefuseTheSecondRouterInOneProcessToo() throws Exception {
        try (Stub application = Stub.greeter()) {
            RouterSetup setup = setup(application);
            try (Router router = RouterUnderTest.start(setup)) {
                assertThatThrownBy(() -> RouterUnderTest.start(setup))
                        .hasMessageContaining("is in use by the router of this process");
                RouterSetup shared =
                        setup.with("STROWGER_DATA", folder.resolve("other").toString())
                                .with(
                                        "STROWGER_RECORDS_DIRECTORY",
                                        setup.data().resolve("records").toString());
                assertThatThrownBy(() -> RouterUnderTest.start(shared))
                        .hasMessageContaining("records is in use");
                assertThat(router.upstream("233200000001").dials("*710#").text())
                        .isEqualTo("1. Greet me");
            }
            RouterUnderTest.start(setup).close();
        }
    }

    private RouterSetup setup(Stub application) {
        return RouterSetup.in(
                folder,
                RouterSetup.HOUSE
                        + RouterSetup.application("menu", application.url(), "*710#", ""));
    }

    private static int run(RouterSetup setup, Object... words) throws Exception {
        String[] arguments = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            arguments[i] = words[i].toString();
        }
        return RouterProcess.run(setup, arguments).exitCode();
    }

    /** So many sessions, each to its end and its record on the disk. */
    private void walk(Router router) {
        for (int i = 0; i < SESSIONS; i++) {
            Subscriber subscriber = router.upstream(Long.toString(233_200_580_000L + i));
            subscriber.dials("*710#");
            subscriber.replies("1");
            subscriber.replies("Ama");
        }
        await().atMost(PATIENCE)
                .until(() -> {
                    try (Kept kept = new Kept(folder.resolve("data"))) {
                        return kept.lines().size() % SESSIONS == 0;
                    }
                });
    }
}
