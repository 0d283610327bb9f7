package io.strowger.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.bootstrap.VerticlesUnderTest;
import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.Texts;
import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.programmable.ProgrammableDialect;
import io.strowger.dialect.programmable.ProgrammableNetworkDialect;
import io.strowger.dispatch.Upstream.Shown;
import io.strowger.http.client.RawHttpServer;
import io.strowger.http.client.RawHttpServer.Peer;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.Definitions;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A thousand sessions at once share four connections to an application that does everything that
 * can be done to the next exchange of a connection, first of all answer a request that was given up
 * (invariant 26).
 */
class AnswerStormTest {

    private static final int SESSIONS = 1_000;
    private static final int HOPS = 2;
    private static final int CONNECTIONS = 4;

    /** Longer than all that wait for a connection together. */
    private static final long ANSWER_MILLIS = 60_000;

    /** Of an application on the same connections, whose answers come later. */
    private static final long HASTY_MILLIS = 2_000;

    private static final String HASTY_CODE = "*714#";
    private static final String HASTY_MOBILE = "23390000000";

    private final long seed = new Random().nextLong();
    private final MisbehavingApplication shop = new MisbehavingApplication(seed);
    private final AtomicInteger own = new AtomicInteger();
    private final AtomicInteger foreign = new AtomicInteger();
    private final AtomicInteger innocent = new AtomicInteger();
    private final AtomicInteger deserved = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();

    @Test
    void shouldShowEverySubscriberHisOwnScreen() throws Exception {
        try (RawHttpServer server = new RawHttpServer(this::answer);
                VerticlesUnderTest verticles = narrow(server.url());
                Upstream upstream = new Upstream(verticles)) {
            List<CompletableFuture<Shown>> hasty =
                    IntStream.range(0, CONNECTIONS).mapToObj(i -> hasty(upstream, i)).toList();
            await().until(() -> waiting.get() > 0);
            storm(upstream, SESSIONS);
            assertThat(hasty)
                    .allSatisfy(one -> assertThat(one.join().message()).doesNotStartWith("for "));
            await().until(() -> late.get() == waiting.get());
            double reuse = 1 - server.connections.doubleValue() / server.requests.get();
            String seen =
                    "seed=%d requests=%s connections=%s own=%s foreign=%s innocent=%s deserved=%s"
                            .formatted(
                                    seed,
                                    server.requests,
                                    server.connections,
                                    own,
                                    foreign,
                                    innocent,
                                    deserved);
            System.out.println(seen);
            assertThat(foreign).as(seen).hasValue(0);
            assertThat(innocent).as(seen).hasValue(0);
            assertThat(own).as(seen).hasValueGreaterThan(SESSIONS * (HOPS - 1));
            assertThat(deserved).as(seen).hasPositiveValue();
            assertThat(reuse).as(seen).isGreaterThan(0.9);
        }
    }

    /**
     * An application that has once answered a request twice, with a pause between: whatever comes
     * first on its connections may be the answer to the request before.
     */
    @Test
    void shouldShowHisOwnScreenToEverySubscriberOfAnApplicationThatAnswersTwice() throws Exception {
        CountDownLatch shown = new CountDownLatch(1);
        CountDownLatch cut = new CountDownLatch(1);
        try (RawHttpServer server =
                        new RawHttpServer((body, peer) -> twice(body, peer, shown, cut));
                VerticlesUnderTest verticles = narrow(server.url());
                Upstream upstream = new Upstream(verticles)) {
            upstream.dial("233200000000", "first", Stage.CODE);
            shown.countDown();
            assertThat(cut.await(60, TimeUnit.SECONDS)).isTrue();
            storm(upstream, SESSIONS / 5);

            assertThat(foreign).hasValue(0);
            assertThat(own).hasValue(SESSIONS / 5 * HOPS);
            assertThat(server.connections).hasValue(server.requests.get());
        }
    }

    private static void twice(String body, Peer peer, CountDownLatch shown, CountDownLatch cut)
            throws IOException, InterruptedException {
        try {
            peer.raw(MisbehavingApplication.right(body));
            shown.await();
            peer.pause(1);
            peer.raw(MisbehavingApplication.right(body));
            peer.stall();
        } finally {
            cut.countDown();
        }
    }

    private void storm(Upstream upstream, int sessions) throws Exception {
        CompletableFuture.allOf(
                        IntStream.range(0, sessions)
                                .mapToObj(i -> session(upstream, i))
                                .toArray(CompletableFuture[]::new))
                .get(120, TimeUnit.SECONDS);
    }

    /** Takes a connection, and is given up before its answer comes. */
    private static CompletableFuture<Shown> hasty(Upstream upstream, int number) {
        return upstream.send("initiation", HASTY_MOBILE + number, "hasty" + number, 1, HASTY_CODE);
    }

    private void answer(String body, Peer peer) throws IOException, InterruptedException {
        if (!body.contains(HASTY_MOBILE)) {
            shop.answer(body, peer);
            return;
        }
        waiting.incrementAndGet();
        peer.pause(2 * HASTY_MILLIS);
        late.incrementAndGet();
        peer.raw(MisbehavingApplication.right(body));
    }

    private CompletableFuture<Void> session(Upstream upstream, int number) {
        String mobile = "2332%08d".formatted(number);
        String id = "s" + number;
        CompletableFuture<Shown> last = upstream.send("initiation", mobile, id, 1, Stage.CODE);
        for (int hop = 2; hop <= HOPS; hop++) {
            int next = hop;
            last =
                    last.thenCompose(shown -> {
                        count(mobile, next - 1, shown);
                        return shown.isLast()
                                ? CompletableFuture.completedFuture(shown)
                                : upstream.send("response", mobile, id, next, "1");
                    });
        }
        return last.thenAccept(shown -> count(mobile, HOPS, shown));
    }

    /** A session that has ended comes by once more for each hop that it does not have. */
    private void count(String mobile, int hop, Shown shown) {
        if (shown.message().startsWith("for ")) {
            boolean isOwn = shown.message().equals(MisbehavingApplication.mark(mobile, hop));
            (isOwn ? own : foreign).incrementAndGet();
        } else if (IntStream.rangeClosed(1, hop).anyMatch(i -> shop.hasWronged(mobile, i))) {
            deserved.incrementAndGet();
        } else {
            innocent.incrementAndGet();
        }
    }

    private static VerticlesUnderTest narrow(URI url) {
        return VerticlesUnderTest.openNarrow(
                CONNECTIONS,
                new ProgrammableDialect(),
                new ProgrammableNetworkDialect(),
                List.of(
                        application("shop", Stage.CODE, url, ANSWER_MILLIS),
                        application("hasty", HASTY_CODE, url, HASTY_MILLIS)));
    }

    private static ApplicationDefinition application(
            String id, String code, URI url, long answerMillis) {
        ApplicationTerms terms =
                new ApplicationTerms(
                        id,
                        "acme",
                        "programmable",
                        answerMillis,
                        2 * ANSWER_MILLIS,
                        3 * ANSWER_MILLIS,
                        0,
                        Texts.DEFAULTS);
        return Definitions.application(
                terms,
                url,
                DialectOptions.DEFAULTS,
                ANSWER_MILLIS,
                2 * SESSIONS,
                List.of(ServiceCode.parse(code)));
    }
}
