package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.core.model.SessionId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A router is killed again and again at random moments under pushes, on one data folder, and what
 * its books say in the end is compared with what the network saw (invariants 1, 2, 3, 5 and 24).
 * How often is set by {@code -Dstrowger.kills}.
 */
class PushKilledTest {

    private static final int KILLS = Integer.getInteger("strowger.kills", 50);
    private static final long SEED = Long.getLong("strowger.seed", System.nanoTime());
    private static final int LONGEST_LIFE_MILLIS = 600;
    private static final long OPENING = 1_000_000_000;
    private static final long PRICE = 400;

    /** So young a push is not given up as unknown while its subscriber answers. */
    private static final int YOUNG_MILLIS = 4_000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path folder;
    private final Random random = new Random(SEED);
    private int replied;

    @Test
    void shouldLoseNoHoldAndSendNothingTwiceHoweverOftenItIsKilled() throws Exception {
        try (PushHub hub = new PushHub(new Random(SEED + 1));
                Stub application = PushHouse.greeter()) {
            RouterSetup setup = setup(hub, application);
            PushSenders senders = new PushSenders();
            try {
                for (int kill = 0; kill < KILLS; kill++) {
                    RouterProcess router = RouterProcess.start(setup);
                    reply(router, hub, setup.data());
                    senders.sendTo(router);
                    LockSupport.parkNanos(
                            TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_LIFE_MILLIS)));
                    router.kill();
                    senders.pause();
                }
                try (RouterProcess router = RouterProcess.start(setup);
                        Books books = new Books(setup.data())) {
                    senders.sendTo(router);
                    Map<String, PushSenders.Answer> answers = senders.finish();
                    await().atMost(PATIENCE).until(() -> books.purse("acme").held() == 0);
                    assertMatches(hub, books, answers);
                }
            } finally {
                senders.close();
            }
        }
    }

    /** Every other subscriber answers what was shown while a router died, and it is paid for. */
    private void reply(RouterProcess router, PushHub hub, Path data) {
        long since = System.currentTimeMillis() - YOUNG_MILLIS;
        Set<String> shown =
                having(Books.pushes(data), Set.of("SUBMITTING", "UNKNOWN")::contains).stream()
                        .filter(hub.accepted()::contains)
                        .filter(session -> SessionId.parse(session).madeAt() > since)
                        .filter(_ -> random.nextBoolean())
                        .collect(Collectors.toSet());
        for (String session : shown) {
            assertThat(PushHub.reply(router, "mt-" + session, "1").statusCode()).isEqualTo(200);
        }
        await().pollInterval(Duration.ofMillis(10))
                .atMost(PATIENCE)
                .until(() ->
                        without(shown, having(Books.pushes(data), "COMMITTED"::equals)).isEmpty());
        replied += shown.size();
    }

    private RouterSetup setup(PushHub hub, Stub application) {
        String provision =
                """
                accounts:
                  - id: acme
                    permissions: [push]
                    purse: {currency: NGN, openingBalance: "10000000.00", pushPrice: "4.00"}
                    credentials: [{kind: client, id: acme, secret: demo-client-secret}]
                networks:
                  - {id: hub, connector: http, dialect: oneapi, country: NG, secret: network-secret,
                     url: '%s', outboundSecret: hub-bearer-token}
                applications:
                """
                        .formatted(hub.url());
        return RouterSetup.in(
                        folder,
                        provision
                                + PushHouse.application(
                                        "acme",
                                        "pay",
                                        "session-event",
                                        application.url(),
                                        "serviceCodes: ['*425#'], recoveryCode: '*425*123#'"))
                .with("STROWGER_SESSIONS_SUBMIT_WITHIN", "2s")
                .with("STROWGER_PUSH_SETTLE_WITHIN", "3s")
                .with("STROWGER_PUSH_UNKNOWN_WITHIN", "6s");
    }

    private void assertMatches(PushHub hub, Books books, Map<String, PushSenders.Answer> answers) {
        Map<String, String> pushes = books.pushes();
        Set<String> committed = having(pushes, "COMMITTED"::equals);
        Set<String> flagged = having(pushes, "RELEASED flagged"::equals);
        Set<String> released = having(pushes, "RELEASED"::equals);
        print(hub, pushes, answers);

        assertThat(answers).as("something was done").hasSizeGreaterThan(KILLS);
        assertThat(replied).as("answered after a crash").isPositive();
        assertThat(books.differences("acme")).isEmpty();
        assertThat(books.purse("acme").balance()).isEqualTo(OPENING - committed.size() * PRICE);
        assertThat(committed.size() + flagged.size() + released.size())
                .as("every hold has ended")
                .isEqualTo(pushes.size());
        assertThat(books.entries())
                .allSatisfy((session, entries) ->
                        assertThat(entries)
                                .isEqualTo(
                                        committed.contains(session)
                                                ? "HOLD COMMIT"
                                                : "HOLD RELEASE"));
        assertThat(hub.submits().values()).as("sent once").allMatch(texts -> texts.size() == 1);
        assertThat(hub.submits().values().stream().map(List::getFirst))
                .as("no retry was sent again")
                .doesNotHaveDuplicates();
        assertThat(without(committed, hub.accepted())).as("debits without a push").isEmpty();
        assertThat(without(without(hub.accepted(), committed), flagged))
                .as("pushes without a debit that are not flagged")
                .isEmpty();
        assertThat(answers.values()).extracting(PushSenders.Answer::status).containsOnly(200, 500);
        Set<String> told =
                answers.values().stream()
                        .map(PushSenders.Answer::session)
                        .filter(session -> !session.isEmpty())
                        .collect(Collectors.toSet());
        assertThat(without(without(told, committed), flagged)).as("told and not sent").isEmpty();
    }

    private static Set<String> without(Set<String> these, Set<String> those) {
        return these.stream()
                .filter(session -> !those.contains(session))
                .collect(Collectors.toSet());
    }

    private static Set<String> having(Map<String, String> pushes, Predicate<String> state) {
        return pushes.entrySet().stream()
                .filter(push -> state.test(push.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void print(
            PushHub hub, Map<String, String> pushes, Map<String, PushSenders.Answer> answers) {
        Set<String> flagged = having(pushes, "RELEASED flagged"::equals);
        System.out.printf(
                "kills=%d seed=%d asked=%d answered200=%d answered500=%d submitted=%d accepted=%d"
                        + " committed=%d released=%d flagged=%d flaggedAndAccepted=%d"
                        + " committedByReply=%d%n",
                KILLS,
                SEED,
                answers.size(),
                answers.values().stream().filter(answer -> answer.status() == 200).count(),
                answers.values().stream().filter(answer -> answer.status() == 500).count(),
                hub.submits().size(),
                hub.accepted().size(),
                having(pushes, "COMMITTED"::equals).size(),
                having(pushes, "RELEASED"::equals).size(),
                flagged.size(),
                flagged.stream().filter(hub.accepted()::contains).count(),
                replied);
    }
}
