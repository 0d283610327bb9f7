package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.awaitility.Awaitility.await;

import io.strowger.e2e.Stub.Reply;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every session has exactly one record, in the files and in the table (invariant 14). */
class SessionRecordsOnDiskTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CODES =
            """
              - {id: good, account: acme, dialect: programmable, url: 'URL', serviceCodes: ['*710#']}
              - {id: broken, account: acme, dialect: programmable, url: 'URLbroken', serviceCodes: ['*711#']}
              - {id: garbled, account: acme, dialect: programmable, url: 'URLgarbled', serviceCodes: ['*712#']}
              - {id: wordy, account: acme, dialect: programmable, url: 'URLwordy', serviceCodes: ['*714#']}
              - {id: slow, account: acme, dialect: programmable, url: 'URLslow', serviceCodes: ['*715#'], answerWithin: 200ms}
              - {id: closed, account: shut, dialect: programmable, url: 'URL', serviceCodes: ['*716#']}
              - {id: hasty, account: acme, dialect: programmable, url: 'URL', serviceCodes: ['*717#'], replyWithin: 200ms}
              - {id: brief, account: acme, dialect: programmable, url: 'URL', serviceCodes: ['*718#'], sessionWithin: 200ms}
            """;

    @TempDir Path folder;

    @Test
    void shouldSayOfEachSessionOnceWhyItEnded() throws Exception {
        try (Stub application = Stub.serving(SessionRecordsOnDiskTest::manner);
                Router router = RouterUnderTest.start(setup(application));
                Kept kept = new Kept(folder.resolve("data"))) {
            endInAllWays(router);
            Map<String, String> expected =
                    Map.ofEntries(
                            Map.entry("0001", "completed"),
                            Map.entry("0002", "subscriber_cancelled"),
                            Map.entry("0003", "network_aborted"),
                            Map.entry("0004", "application_failed"),
                            Map.entry("0005", "application_unreadable"),
                            Map.entry("0006", "application_too_long"),
                            Map.entry("0007", "application_timed_out"),
                            Map.entry("0008", "not_allowed"),
                            Map.entry("0009", "no_such_code"),
                            Map.entry("0010", "subscriber_timed_out"),
                            Map.entry("0011", "session_too_long"),
                            Map.entry("0012", "superseded"),
                            Map.entry("0013", "completed"));
            await().atMost(PATIENCE).until(() -> kept.rows().size() == expected.size());

            assertThat(kept.idsOfLines()).doesNotHaveDuplicates().isEqualTo(kept.idsOfRows());
            assertThat(
                            kept.lines().stream()
                                    .collect(
                                            Collectors.toMap(
                                                    SessionRecordsOnDiskTest::subscriber,
                                                    line -> line.getString("reason"))))
                    .isEqualTo(expected);
            assertThat(kept.rows())
                    .allSatisfy(row -> assertThat(row.msisdn()).matches("•{8}\\d{4}"))
                    .allSatisfy(row -> assertThat(row.reason()).isIn(expected.values()));
            assertThatObject(line(kept, "0001"))
                    .returns("good", line -> line.getString("application"))
                    .returns("acme", line -> line.getString("account"))
                    .returns("710", line -> line.getString("code"))
                    .returns("upstream", line -> line.getString("network"))
                    .returns(3, line -> line.getInteger("hops"));
        }
    }

    private RouterSetup setup(Stub application) {
        String house =
                RouterSetup.HOUSE.replace(
                        "Acme Ltd}", "Acme Ltd}\n  - {id: shut, suspended: true}");
        return RouterSetup.in(folder, house + CODES.replace("URL", application.url().toString()));
    }

    private static Future<Reply> manner(Stub.Seen request) {
        return switch (request.path()) {
            case "/broken" -> Future.succeededFuture(new Reply(500, ""));
            case "/garbled" -> Future.succeededFuture(new Reply(200, "<html>"));
            case "/wordy" -> said(Stub.goesOn("x".repeat(200)));
            case "/slow" ->
                    Stub.isNotice(request) ? said(new JsonObject()) : Future.future(_ -> {});
            default ->
                    said(Stub.isNotice(request) ? new JsonObject() : Stub.greeting(request.json()));
        };
    }

    private static Future<Reply> said(JsonObject answer) {
        return Future.succeededFuture(new Reply(200, answer.encode()));
    }

    private static void endInAllWays(Router router) {
        Function<String, UpstreamSubscriber> on =
                last -> new UpstreamSubscriber(router.httpPort(), "23320058" + last);
        walk(on.apply("0001"));
        UpstreamSubscriber leaves = on.apply("0002");
        leaves.dials("*710#");
        leaves.hangsUp();
        UpstreamSubscriber cut = on.apply("0003");
        cut.dials("*710#");
        cut.isCutOff();
        assertThat(
                        IntStream.rangeClosed(4, 9)
                                .mapToObj(n -> on.apply("000" + n).dials(code(n)).expectsReply()))
                .containsOnly(false);
        on.apply("0010").dials("*717#");
        on.apply("0011").dials("*718#");
        on.apply("0012").dials("*710#");
        // the same subscriber in another spelling takes the dialogue from the first dial
        walk(new UpstreamSubscriber(router.httpPort(), "0200580012"));
    }

    private static String code(int subscriber) {
        return Map.of(4, "*711#", 5, "*712#", 6, "*714#", 7, "*715#", 8, "*716#", 9, "*799#")
                .get(subscriber);
    }

    private static void walk(Subscriber subscriber) {
        subscriber.dials("*710#");
        subscriber.replies("1");
        assertThat(subscriber.replies("Ama").text()).isEqualTo("Hello Ama");
    }

    /** The last digits; of the two sessions of 0012 the one that was completed is called 0013. */
    private static String subscriber(JsonObject line) {
        String msisdn = line.getString("msisdn");
        String last = msisdn.substring(msisdn.length() - 4);
        return last.equals("0012") && line.getString("reason").equals("completed") ? "0013" : last;
    }

    private static JsonObject line(Kept kept, String last) {
        return kept.lines().stream()
                .filter(line -> subscriber(line).equals(last))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldAgreeInFileAndTableAfterTheRouterWasKilled() throws Exception {
        try (Stub application = Stub.greeter();
                Kept kept = new Kept(folder.resolve("data"))) {
            RouterSetup setup =
                    RouterSetup.in(
                            folder,
                            RouterSetup.HOUSE
                                    + RouterSetup.application(
                                            "good", application.url(), "*710#", ""));
            int settled = 100;
            try (RouterProcess router = RouterProcess.start(setup)) {
                IntStream.range(0, settled).forEach(n -> walk(subscriber(router, n)));
                await().atMost(PATIENCE).until(() -> kept.lines().size() == settled);
                CompletableFuture<Void> walks = walkUntilKilled(router);
                await().atMost(PATIENCE).until(() -> kept.text().lines().count() > settled + 20);
                router.kill();
                walks.join();
            }
            try (RouterProcess router = RouterProcess.start(setup)) {
                walk(subscriber(router, 1_000));
                await().atMost(PATIENCE).until(() -> kept.idsOfRows().equals(kept.idsOfLines()));
            }
            assertThat(kept.idsOfLines())
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(settled + 20)
                    .isEqualTo(kept.idsOfRows());
            assertThat(kept.lines())
                    .extracting(line -> line.getString("reason"))
                    .containsOnly("completed");
            assertThat(kept.text()).endsWith("}\n");
        }
    }

    private static Subscriber subscriber(Router router, int n) {
        return router.upstream(Long.toString(233_200_580_000L + n));
    }

    /** Eight subscribers walk again and again until nobody answers any more. */
    private static CompletableFuture<Void> walkUntilKilled(Router router) {
        return CompletableFuture.allOf(
                IntStream.range(0, 8)
                        .mapToObj(n -> again(subscriber(router, 500 + n)).exceptionally(_ -> null))
                        .toArray(CompletableFuture<?>[]::new));
    }

    private static CompletableFuture<Void> again(Subscriber subscriber) {
        return subscriber
                .dialling("*710#")
                .thenCompose(_ -> subscriber.replying("1"))
                .thenCompose(_ -> subscriber.replying("Ama"))
                .thenComposeAsync(_ -> again(subscriber));
    }
}
