package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.e2e.Subscriber.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that want all the memory of a small router, over the ports of a process of its own. */
class MemoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CROWD = 1_000;
    private static final int MORE_THAN_IS_TAKEN = 1024 * 1024;
    private static final String SHORT = "GET /n HTTP/1.1\r\nHost:a\r\n\r\n";
    private static final int BODY_BYTES = 60_000;

    @TempDir Path folder;

    private RouterProcess start(Stub application, String heap) throws IOException {
        String provisioning =
                RouterSetup.HOUSE + RouterSetup.application("menu", application.url(), "*713#", "");
        return RouterProcess.start(RouterSetup.in(folder, provisioning), List.of(heap));
    }

    private static void sendAll(SilentCrowd crowd) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .during(Duration.ofMillis(300))
                .until(() -> crowd.send() == 0);
    }

    @Test
    void shouldServeOthersBesideAThousandThatSendAheadAndNeverRead() throws Exception {
        String ahead = SHORT.repeat(MORE_THAN_IS_TAKEN / SHORT.length());
        try (Stub application = Stub.greeter();
                RouterProcess router = start(application, "-Xmx256m")) {
            for (int port : List.of(router.httpPort(), router.managementPort())) {
                try (SilentCrowd crowd = SilentCrowd.of(CROWD, port, ahead)) {
                    sendAll(crowd);
                    await().atMost(PATIENCE).untilAsserted(() -> assertServes(router));
                }
            }
            router.terminate();
            assertThat(router.awaitExit()).as(router.log()).isZero();
        }
    }

    private static void assertServes(RouterProcess router) {
        assertThat(router.upstream("233200580101").dials("*713#"))
                .isEqualTo(new Shown("1. Greet me", true));
        assertThat(router.ask("/health/ready").statusCode()).isEqualTo(200);
    }

    /** A crowd of half bodies needs twice the heap that there is. */
    @Test
    void shouldEndWhenAnEventLoopHasNoMemory() throws Exception {
        String head =
                "POST /network/upstream HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                        + RouterSetup.NETWORK_SECRET
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + (BODY_BYTES + 1)
                        + "\r\n\r\n";
        try (Stub application = Stub.greeter();
                RouterProcess router = start(application, "-Xmx48m");
                SilentCrowd crowd =
                        SilentCrowd.of(CROWD, router.httpPort(), head + " ".repeat(BODY_BYTES))) {
            await().atMost(PATIENCE).until(() -> crowd.send() >= 0 && router.hasExited());
            assertThat(router.awaitExit()).as(router.log()).isEqualTo(70);
            // the error, or the loop or the acceptor that it has ended: whichever is noticed first
            assertThat(router.log()).contains(", exit code 70.");
        }
    }
}
