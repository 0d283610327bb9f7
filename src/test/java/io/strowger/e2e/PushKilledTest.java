package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A router is killed again and again under pushes, at every point where it matters, on one data
 * folder, and what its books say in the end is compared with what the network saw (invariants 1, 2,
 * 3, 5 and 24). How often at each point is set by {@code -Dstrowger.kills}.
 */
class PushKilledTest {

    private static final int KILLS_A_POINT = Integer.getInteger("strowger.kills", 2);
    private static final int KILLS = KILLS_A_POINT * KillPoint.values().length;
    private static final long SEED = Long.getLong("strowger.seed", System.nanoTime());
    private static final int MOST_BEFORE = 40;
    private static final long OPENING = 1_000_000_000;
    private static final long PRICE = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path folder;
    private final Random random = new Random(SEED);
    private final RouterKiller killer = new RouterKiller();
    private final Set<String> replied = new HashSet<>();

    @Test
    void shouldLoseNoHoldAndSendNothingTwiceWheneverItIsKilled() throws Exception {
        try (PushHub hub = new PushHub(new Random(SEED + 1), killer, folder.resolve("data"));
                Stub application = Stub.serving(this::answer);
                PushSenders senders = new PushSenders(() -> killer.killsAt(KillPoint.TOLD))) {
            RouterSetup setup = setup(hub, application);
            for (int round = 0; round < KILLS_A_POINT; round++) {
                for (KillPoint point : KillPoint.values()) {
                    kill(point, setup, hub, senders);
                }
            }
            killWhileItSettles(setup);
            try (RouterProcess router = RouterProcess.start(settling(setup));
                    Books books = new Books(setup.data())) {
                senders.sendTo(router);
                Map<String, PushSenders.Answer> answers = senders.finish();
                await().atMost(PATIENCE).until(() -> books.purse("acme").held() == 0);
                assertMatches(hub, books, answers);
            }
        }
    }

    private Future<Stub.Reply> answer(Stub.Seen seen) {
        return seen.path().equals("/ussdSessionEvent/new") && killer.killsAt(KillPoint.ASKED)
                ? Promise.<Stub.Reply>promise().future()
                : Future.succeededFuture(PushHouse.greet(seen));
    }

    private void kill(KillPoint point, RouterSetup setup, PushHub hub, PushSenders senders)
            throws Exception {
        try (RouterProcess router = RouterProcess.start(setup)) {
            Set<String> shown = shown(setup.data(), hub);
            killer.aim(router, point, 1 + random.nextInt(MOST_BEFORE));
            reply(hub, router, shown);
            if (point == KillPoint.REPLIED) {
                assertThat(shown).as("what the router before was killed under").isNotEmpty();
                killer.kill();
            } else {
                awaitCommitted(shown, setup.data());
                senders.sendTo(router);
            }
            killer.awaitKilled();
            senders.pause();
        }
    }

    /** Every other push that was shown while a router died, the first of them at least. */
    private static Set<String> shown(Path data, PushHub hub) {
        List<String> all =
                having(Books.pushes(data), Set.of("SUBMITTING", "UNKNOWN")::contains).stream()
                        .filter(hub.accepted()::contains)
                        .sorted()
                        .toList();
        return IntStream.range(0, all.size())
                .filter(i -> i % 2 == 0)
                .mapToObj(all::get)
                .collect(Collectors.toSet());
    }

    /** Its subscriber answers what was shown. */
    private static void reply(PushHub hub, RouterProcess router, Set<String> shown) {
        for (String session : shown) {
            assertThat(hub.replyIn(router, session, "1").statusCode()).isEqualTo(200);
        }
    }

    /** An answer proves that it was shown: it is paid for. */
    private void awaitCommitted(Set<String> shown, Path data) {
        await().pollInterval(Duration.ofMillis(10))
                .atMost(PATIENCE)
                .until(() ->
                        without(shown, having(Books.pushes(data), "COMMITTED"::equals)).isEmpty());
        replied.addAll(shown);
    }

    /** So that what is unknown is settled, with the next router in the middle of it. */
    private static void killWhileItSettles(RouterSetup setup) throws Exception {
        try (RouterProcess router = RouterProcess.start(settling(setup))) {
            await().pollInterval(Duration.ofMillis(1))
                    .atMost(PATIENCE)
                    .until(() ->
                            Books.pushes(setup.data()).values().stream()
                                    .anyMatch(Set.of("UNKNOWN", "RELEASED flagged")::contains));
            router.kill();
        }
    }

    /** Pushes are unknown and flagged soon, instead of when the test is long over. */
    private static RouterSetup settling(RouterSetup setup) {
        return setup.with("STROWGER_PUSH_SETTLE_WITHIN", "2s")
                .with("STROWGER_PUSH_UNKNOWN_WITHIN", "4s");
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
                .with("STROWGER_PUSH_SETTLE_WITHIN", "1h")
                .with("STROWGER_PUSH_UNKNOWN_WITHIN", "1h");
    }

    private void assertMatches(PushHub hub, Books books, Map<String, PushSenders.Answer> answers) {
        Map<String, String> pushes = books.pushes();
        Set<String> committed = having(pushes, "COMMITTED"::equals);
        Set<String> flagged = having(pushes, "RELEASED flagged"::equals);
        Set<String> released = having(pushes, "RELEASED"::equals);
        print(hub, pushes, answers);

        assertThat(answers).as("something was done").hasSizeGreaterThan(KILLS);
        assertThat(replied).as("answered after a crash").isNotEmpty().isSubsetOf(committed);
        assertThat(flagged).as("never told of, and not answered").isNotEmpty();
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
                replied.size());
    }
}
