package io.strowger.e2e;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators see of deliveries that have not reached anybody. */
class OutboxGaugeTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void shouldCountADeliveryAsWaitingUntilItsReceiverTakesIt(@TempDir Path folder)
            throws Exception {
        AtomicBoolean takes = new AtomicBoolean();
        RouterSetup setup = RouterSetup.in(folder, VerificationHouse.PROVISION);
        try (Stub callback = Stub.serving(_ -> Future.succeededFuture(answer(takes.get())));
                Router router = RouterUnderTest.start(setup)) {
            await().atMost(LONG).until(() -> waiting(router) == 0);

            VerificationHouse.of(router)
                    .request(
                            VerificationHouse.asking("waiting", VerificationHouse.number())
                                    .put("callback_url", callback.url().toString()));

            await().atMost(LONG).until(() -> waiting(router) == 1);
            takes.set(true);
            await().atMost(LONG).until(() -> waiting(router) == 0);
        }
    }

    private static Stub.Reply answer(boolean takes) {
        return takes ? Stub.ok() : new Stub.Reply(503, "");
    }

    /** The gauge, or -1 when it is not there. */
    private static double waiting(Router router) {
        String name = "strowger_outbox_waiting ";
        return router.ask("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElse(-1);
    }
}
