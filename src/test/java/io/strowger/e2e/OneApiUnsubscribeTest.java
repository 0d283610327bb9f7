package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant 22: after the 204 no dial goes to the URL, also none that was on its way. */
class OneApiUnsubscribeTest {
    private static final int ROUNDS = 25;
    private static final int DIALS_A_SECOND = 100;
    private static final int DIALS_BEFORE = 8;
    private static final int DIALS_AFTER = 8;

    /** What left before the 204 may be read by the application a little after it. */
    private static final long ON_THE_WIRE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    @TempDir Path folder;
    private final Queue<Long> arrivals = new ConcurrentLinkedQueue<>();
    private Router router;
    private OneApiHouse house;
    private Stub application;
    private long msisdn = 233201000000L;

    @BeforeEach
    void start() throws Exception {
        application =
                Stub.serving(seen -> {
                    arrivals.add(System.nanoTime());
                    return Future.succeededFuture(OneApiHouse.inline(seen, "mofin", "Hello"));
                });
        router = RouterUnderTest.start(RouterSetup.in(folder, OneApiHouse.PROVISION));
        house = OneApiHouse.of(router);
    }

    @AfterEach
    void stop() {
        router.close();
        application.close();
    }

    @Test
    void shouldBringNoDialToTheUrlAfterTheDeletionHoweverManyAreOnTheirWay() {
        int reached = 0;
        for (int round = 0; round < ROUNDS; round++) {
            arrivals.clear();
            String path = subscribed(round);
            List<CompletableFuture<?>> dials = new ArrayList<>(dialling(DIALS_BEFORE));
            CompletableFuture<Long> gone =
                    house.sending("DELETE", path, "")
                            .thenApply(answer -> {
                                assertThat(answer.statusCode()).isEqualTo(204);
                                return System.nanoTime();
                            });
            dials.addAll(dialling(DIALS_AFTER));
            long goneAt = gone.join();
            dials.forEach(CompletableFuture::join);

            assertThat(arrivals)
                    .as("round %d", round)
                    .allSatisfy(at -> assertThat(at - goneAt).isLessThan(ON_THE_WIRE_NANOS));
            reached += arrivals.size();
        }
        assertThat(reached)
                .isBetween(ROUNDS, ROUNDS * (DIALS_BEFORE + DIALS_AFTER) - ROUNDS); // both happen
    }

    private String subscribed(int round) {
        HttpResponse<String> created = house.subscribe(application.url(), "", "round-" + round);
        assertThat(created.statusCode()).isEqualTo(201);
        String url = created.headers().firstValue("location").orElseThrow();
        return url.substring(url.indexOf("/ussd/"));
    }

    private List<CompletableFuture<?>> dialling(int count) {
        List<CompletableFuture<?>> dials = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            dials.add(router.handset(Long.toString(msisdn++)).dialling("*7782#"));
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) / DIALS_A_SECOND);
        }
        return dials;
    }
}
