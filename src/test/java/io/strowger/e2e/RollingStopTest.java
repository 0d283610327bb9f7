package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two routers behind a balancer are stopped and started again, one after the other. */
class RollingStopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SUBSCRIBERS = 8;

    @TempDir Path folder;

    @Test
    void shouldFailNoRequestOfSessionsOfOneHop() throws Exception {
        try (Node one = new Node(folder.resolve("one"));
                Node two = new Node(folder.resolve("two"));
                Balancer balancer = new Balancer(folder, one.port(), two.port());
                Crowd crowd = new Crowd(balancer.port())) {
            one.awaitTraffic();
            two.awaitTraffic();
            crowd.countsFromNow();

            one.restart();
            two.restart();

            System.out.println(
                    "requests=" + crowd.answered.get() + " failed=" + crowd.failures.size());
            assertThat(crowd.failures).isEmpty();
            assertThat(crowd.answered.get()).isGreaterThan(SUBSCRIBERS);
        }
    }

    /** A router that comes back to its port, with an application of its own. */
    private static final class Node implements AutoCloseable {

        private final Stub application = Stub.application(_ -> Stub.ends("Bye"));
        private final RouterSetup setup;
        private RouterUnderTest router;

        Node(Path folder) throws IOException {
            Files.createDirectories(folder);
            setup =
                    RouterSetup.in(
                                    folder,
                                    RouterSetup.HOUSE
                                            + RouterSetup.application(
                                                    "app", application.url(), "*713#", ""))
                            .with("STROWGER_HTTP_HEALTH", "/healthz")
                            .with("STROWGER_DRAIN_DELAY", "2s");
            router = RouterUnderTest.start(setup);
        }

        int port() {
            return router.httpPort();
        }

        /** Returns when the balancer sends it traffic again. */
        void restart() throws IOException {
            int port = port();
            router.close();
            router = RouterUnderTest.start(setup.with("STROWGER_HTTP_PORT", String.valueOf(port)));
            awaitTraffic();
        }

        void awaitTraffic() {
            int before = application.seen().size();
            await().atMost(PATIENCE).until(() -> application.seen().size() > before);
        }

        @Override
        public void close() {
            application.close();
            router.close();
        }
    }

    /** Subscribers who dial again and again until they are told to stop. */
    private static final class Crowd implements AutoCloseable {

        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicInteger answered = new AtomicInteger();
        private final Queue<String> failures = new ConcurrentLinkedQueue<>();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        Crowd(int port) {
            for (int i = 0; i < SUBSCRIBERS; i++) {
                String msisdn = "23320058" + (1_000 + i);
                threads.submit(() -> dial(new UpstreamSubscriber(port, msisdn)));
            }
        }

        private void dial(UpstreamSubscriber subscriber) {
            while (!over.get()) {
                try {
                    subscriber.dials("*713#");
                    answered.incrementAndGet();
                } catch (AssertionError | RuntimeException e) {
                    failures.add(String.valueOf(e.getMessage()).split("\\R", 2)[0]);
                }
            }
        }

        /** What came before the balancer had found its routers is no matter. */
        void countsFromNow() {
            failures.clear();
            answered.set(0);
        }

        @Override
        public void close() {
            over.set(true);
            threads.close();
        }
    }
}
