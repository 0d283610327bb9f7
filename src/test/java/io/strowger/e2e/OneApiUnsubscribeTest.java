package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant 22: after the 204 no dial goes to the URL, also none that was on its way. */
class OneApiUnsubscribeTest {
    private static final int ROUNDS = 25;
    private static final int DIALS_BEFORE = 8;
    private static final int DIALS_AFTER = 8;

    @TempDir Path folder;
    private final Set<String> arrivals = ConcurrentHashMap.newKeySet();
    private Router router;
    private OneApiHouse house;
    private Stub application;
    private final AtomicLong msisdn = new AtomicLong(233201000000L);

    @BeforeEach
    void start() throws Exception {
        application =
                Stub.serving(seen -> {
                    arrivals.add(OneApiHouse.inbound(seen).getString("address"));
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

    /** What left before the answer may arrive after it: its dial was there before. */
    @Test
    void shouldBringNoDialToTheUrlAfterTheDeletionHoweverManyAreOnTheirWay() {
        for (int round = 0; round < ROUNDS; round++) {
            String path = subscribed(round);
            String before = dial().join();
            List<CompletableFuture<String>> meanwhile = new ArrayList<>();
            Set<String> after = ConcurrentHashMap.newKeySet();
            dialling(DIALS_BEFORE, meanwhile);
            CompletableFuture<Void> gone =
                    house.sending("DELETE", path, "")
                            .thenAcceptAsync(answer -> {
                                assertThat(answer.statusCode()).isEqualTo(204);
                                after.add(dial().join());
                            });
            dialling(DIALS_AFTER, meanwhile);
            gone.join();
            after.add(dial().join());
            meanwhile.forEach(CompletableFuture::join);

            assertThat(arrivals).as("round %d", round).contains(before);
            assertThat(arrivals).as("round %d", round).doesNotContainAnyElementsOf(after);
            assertThat(after).hasSize(2);
        }
    }

    private String subscribed(int round) {
        HttpResponse<String> created = house.subscribe(application.url(), "", "round-" + round);
        assertThat(created.statusCode()).isEqualTo(201);
        String url = created.headers().firstValue("location").orElseThrow();
        return url.substring(url.indexOf("/ussd/"));
    }

    private void dialling(int count, List<CompletableFuture<String>> dials) {
        for (int i = 0; i < count; i++) {
            dials.add(dial());
        }
    }

    /** One more subscriber dials; his address, when he has his screen. */
    private CompletableFuture<String> dial() {
        String subscriber = Long.toString(msisdn.getAndIncrement());
        return router.handset(subscriber).dialling("*7782#").thenApply(_ -> "tel:+" + subscriber);
    }
}
