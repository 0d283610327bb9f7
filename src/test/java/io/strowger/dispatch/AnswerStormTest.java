package io.strowger.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.bootstrap.VerticlesUnderTest;
import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.Texts;
import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.programmable.ProgrammableDialect;
import io.strowger.dialect.programmable.ProgrammableNetworkDialect;
import io.strowger.dispatch.Upstream.Shown;
import io.strowger.http.client.RawHttpServer;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.Definitions;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A thousand sessions at once share four connections to an application that does everything that
 * can be done to the next exchange of a connection (invariant 26).
 */
class AnswerStormTest {

    private static final int SESSIONS = 1_000;
    private static final int HOPS = 2;
    private static final int CONNECTIONS = 4;

    /** Longer than all that wait for a connection together. */
    private static final long ANSWER_MILLIS = 60_000;

    private final long seed = new Random().nextLong();
    private final MisbehavingApplication shop = new MisbehavingApplication(seed);
    private final AtomicInteger own = new AtomicInteger();
    private final AtomicInteger foreign = new AtomicInteger();
    private final AtomicInteger innocent = new AtomicInteger();
    private final AtomicInteger deserved = new AtomicInteger();

    @Test
    void shouldShowEverySubscriberHisOwnScreen() throws Exception {
        try (RawHttpServer server = new RawHttpServer(shop::answer);
                VerticlesUnderTest verticles = narrow(server.url());
                Upstream upstream = new Upstream(verticles)) {
            CompletableFuture.allOf(
                            IntStream.range(0, SESSIONS)
                                    .mapToObj(i -> session(upstream, i))
                                    .toArray(CompletableFuture[]::new))
                    .get(120, TimeUnit.SECONDS);
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
        ApplicationTerms terms =
                new ApplicationTerms(
                        "shop",
                        "acme",
                        "programmable",
                        ANSWER_MILLIS,
                        2 * ANSWER_MILLIS,
                        3 * ANSWER_MILLIS,
                        0,
                        Texts.DEFAULTS);
        ApplicationDefinition application =
                Definitions.application(
                        terms,
                        url,
                        DialectOptions.DEFAULTS,
                        ANSWER_MILLIS,
                        2 * SESSIONS,
                        List.of(ServiceCode.parse(Stage.CODE)));
        return VerticlesUnderTest.openNarrow(
                CONNECTIONS,
                new ProgrammableDialect(),
                new ProgrammableNetworkDialect(),
                List.of(application));
    }
}
