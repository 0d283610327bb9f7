package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More pushes at once than a purse pays for (invariants 1 and 2). */
class PushCrowdTest {

    private static final int CLIENTS = 64;
    private static final int PAID = 1_000;
    private static final int PUSHES = 1_280;

    @TempDir Path folder;

    @Test
    void shouldAcceptExactlyWhatIsPaidAndRefuseTheRest() throws Exception {
        try (Stub application = PushHouse.greeter()) {
            RouterSetup setup = RouterSetup.in(folder, provision(application));
            try (Router router = RouterUnderTest.start(setup);
                    Books books = new Books(setup.data())) {
                PushHouse house = new PushHouse(router);

                Map<String, Long> answers = answers(house);

                assertThat(answers)
                        .containsOnly(
                                Map.entry("200 sent", (long) PAID),
                                Map.entry(
                                        "400 INSUFFICIENT_BALANCE_IN_VIRTUAL_PURSE",
                                        (long) PUSHES - PAID));
                assertThat(books.state("acme")).isEqualTo("0+0");
                assertThat(books.differences("acme")).isEmpty();
                assertThat(books.entries()).hasSize(PAID);
                assertThat(books.entries().values()).containsOnly("HOLD COMMIT");
                assertThat(application.seen()).hasSize(PAID);
            }
        }
    }

    private static String provision(Stub application) {
        return PushHouse.PROVISION.replaceFirst("1000\\.00", "4000.00")
                + PushHouse.application("acme", "pay", "session-event", application.url(), "");
    }

    private static Map<String, Long> answers(PushHouse house) throws Exception {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<List<String>>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                all.add(clients.submit(() -> pushes(house, next)));
            }
            List<String> answers = new ArrayList<>();
            for (Future<List<String>> one : all) {
                answers.addAll(one.get());
            }
            return answers.stream().collect(Collectors.groupingBy(a -> a, Collectors.counting()));
        }
    }

    private static List<String> pushes(PushHouse house, AtomicInteger next) {
        List<String> answers = new ArrayList<>();
        for (int number = next.incrementAndGet();
                number <= PUSHES;
                number = next.incrementAndGet()) {
            HttpResponse<String> answer =
                    house.push("pay", Long.toString(2_348_030_000_000L + number), "x");
            String word =
                    answer.statusCode() == 200
                            ? "sent"
                            : answer.body().replaceAll(".*\"code\":\"([A-Z_]+)\".*", "$1");
            answers.add(answer.statusCode() + " " + word);
        }
        return answers;
    }
}
