package io.strowger.e2e;

import static io.strowger.e2e.VerificationHouse.asking;
import static io.strowger.e2e.VerificationHouse.assertAnswer;
import static io.strowger.e2e.VerificationHouse.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many at once: invariants 8, 18 and 19. */
class VerificationRaceTest {
    private static final int CLIENTS = 64;

    private static final int GUESSES = 100_000;

    @TempDir static Path folder;
    private static Router router;
    private static VerificationHouse house;

    @BeforeAll
    static void start() throws Exception {
        router = RouterUnderTest.start(RouterSetup.in(folder, VerificationHouse.PROVISION));
        house = VerificationHouse.of(router);
    }

    @AfterAll
    static void stop() {
        router.close();
    }

    /** How often each answer was given, as {@code "422 -54"}. */
    private static Map<String, Long> counted(
            List<CompletableFuture<HttpResponse<String>>> answers) {
        return answers.stream()
                .map(CompletableFuture::join)
                .map(VerificationRaceTest::label)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static String label(HttpResponse<String> answer) {
        return answer.statusCode() + " " + VerificationHouse.status(answer);
    }

    @Test
    void shouldTakeOneOfAHundredRequestsWithOneRefAndSendOneMessage() {
        String number = number();

        Map<String, Long> answers =
                counted(
                        IntStream.range(0, 100)
                                .mapToObj(_ -> house.requesting(asking("one ref", number)))
                                .toList());

        assertThat(answers).isEqualTo(Map.of("201 0", 1L, "422 -52", 99L));
        assertThat(house.messages(number)).hasSize(1);
    }

    @Test
    void shouldValidateARightCodeOnceHoweverManySendItAtOnce() {
        String code = house.codeFor("one code", number());

        Map<String, Long> answers =
                counted(
                        IntStream.range(0, 1_000)
                                .mapToObj(_ -> house.validating("one code", code))
                                .toList());

        assertThat(answers).isEqualTo(Map.of("200 0", 1L, "422 -54", 999L));
    }

    @Test
    void shouldEvaluateFiveGuessesAndNoMore() throws Exception {
        String code = house.codeFor("guessed", number());
        int right = Integer.parseInt(code);
        long evaluatedBefore = guesses("wrong");
        AtomicInteger next = new AtomicInteger();
        Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
        Callable<Void> client =
                () -> {
                    for (int i = next.getAndIncrement(); i < GUESSES; i = next.getAndIncrement()) {
                        String wrong = "%06d".formatted((right + 1 + i) % 1_000_000);
                        String label = label(house.validate("guessed", wrong));
                        answers.computeIfAbsent(label, _ -> new AtomicInteger()).incrementAndGet();
                    }
                    return null;
                };
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<Void> one :
                    threads.invokeAll(IntStream.range(0, CLIENTS).mapToObj(_ -> client).toList())) {
                one.get();
            }
        }

        assertThat(answers.keySet()).containsExactlyInAnyOrder("422 -54", "429 -54");
        assertThat(answers.get("422 -54")).hasValue(5);
        assertThat(answers.get("429 -54")).hasValue(GUESSES - 5);
        assertThat(guesses("wrong") - evaluatedBefore).isEqualTo(5);
        HttpResponse<String> last = house.validate("guessed", code);
        assertAnswer(last, 429, -54, "Declined");
        assertThat(last.headers().firstValue("retry-after")).isPresent();
    }

    /** How many guesses of an outcome the router has counted. */
    private static long guesses(String outcome) {
        String name = "strowger_verification_guesses_total{outcome=\"" + outcome + "\"} ";
        return router.ask("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length())))
                .sum();
    }
}
