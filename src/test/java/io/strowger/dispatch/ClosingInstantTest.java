package io.strowger.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.bootstrap.VerticlesUnderTest;
import io.strowger.dialect.WireRequest;
import io.strowger.dialect.programmable.ProgrammableDialect;
import io.strowger.dispatch.BoundedPost.Result;
import io.strowger.http.client.PooledHttpClient;
import io.strowger.http.client.RawHttpServer;
import io.strowger.security.CallbackRule;
import io.strowger.security.Secret;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that are sent when the application ends the rest of their connection. */
class ClosingInstantTest {

    private static final long TENTH_NANOS = 100_000;

    /** From the first answer to the sending of the next request. */
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(6);

    private static final long TICK_MILLIS = 25;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final InstantSource clock = InstantSource.system();

    @AfterEach
    void close() throws Exception {
        vertx.close().await(20, TimeUnit.SECONDS);
    }

    /** From 5 ms before the sending to 5 ms after it, in steps of 0.1 ms. */
    @Test
    void shouldLoseNoRequestToTheEndOfARest() throws Exception {
        List<Result> lost = new ArrayList<>();
        int again = 0;
        for (int tenth = -50; tenth <= 50; tenth++) {
            try (RestingServer server = new RestingServer()) {
                ApplicationHttpClient posts = posts();
                assertThat(sent(posts, server.url(), "first")).isInstanceOf(Result.Answered.class);
                long at = System.nanoTime() + REST_NANOS;
                server.endRestAt(at + tenth * TENTH_NANOS);
                while (System.nanoTime() - at < 0) {
                    Thread.onSpinWait();
                }
                Result second = sent(posts, server.url(), "second");
                Result last = second instanceof Result.Again(var asked) ? asked : second;
                if (!(last instanceof Result.Answered)) {
                    lost.add(second);
                }
                assertThat(server.worked("second")).isEqualTo(1);
                again += server.connections() - 1;
            }
        }
        assertThat(lost).isEmpty();
        assertThat(again).as("requests that needed a second connection").isPositive();
    }

    @Test
    void shouldUseAConnectionAgainWellBeforeItsAnnouncedEnd() throws Exception {
        assertThat(connections("Keep-Alive: timeout=60, max=100", 0, new PoolOptions()))
                .isEqualTo(1);
    }

    @Test
    void shouldUseNoConnectionWithinASecondOfItsAnnouncedEnd() throws Exception {
        assertThat(connections("Keep-Alive: timeout=2", 1_010, new PoolOptions())).isEqualTo(2);
    }

    @Test
    void shouldUseNoConnectionTwiceThatIsToEndAfterASecond() throws Exception {
        assertThat(connections("Keep-Alive: timeout=1", 0, new PoolOptions())).isEqualTo(2);
    }

    @Test
    void shouldUseNoConnectionAfterItsLife() throws Exception {
        PoolOptions brief =
                new PoolOptions().setMaxLifetime(1).setMaxLifetimeUnit(TimeUnit.MICROSECONDS);
        assertThat(connections("X-Life: short", 0, brief)).isEqualTo(2);
    }

    /** How many connections two requests take with a rest between them. */
    private int connections(String header, long restMillis, PoolOptions pool) throws Exception {
        try (RawHttpServer server =
                new RawHttpServer((_, peer) -> peer.raw(RawHttpServer.answer("{}", header)))) {
            ApplicationHttpClient posts = posts(pool);
            assertThat(sent(posts, server.url(), "first")).isInstanceOf(Result.Answered.class);
            if (restMillis > 0) {
                vertx.timer(restMillis, TimeUnit.MILLISECONDS).await(60, TimeUnit.SECONDS);
            }
            assertThat(sent(posts, server.url(), "second")).isInstanceOf(Result.Answered.class);
            return server.connections.get();
        }
    }

    private ApplicationHttpClient posts() {
        return posts(new PoolOptions());
    }

    private ApplicationHttpClient posts(PoolOptions pool) {
        ApplicationHttpClient posts = unticked(pool);
        vertx.setPeriodic(TICK_MILLIS, _ -> posts.tick());
        return posts;
    }

    private ApplicationHttpClient unticked(PoolOptions pool) {
        return new ApplicationHttpClient(
                clock,
                () -> new PooledHttpClient(vertx, new HttpClientOptions(), pool),
                new SsrfGuard(
                        new CallbackResolver(DnsResolver.of(vertx), clock),
                        _ -> new CallbackRule(CallbackRule.BOTH_SCHEMES, List.of(), new Secret("")),
                        clock),
                new HostAddresses(DnsResolver.of(vertx), clock),
                64 * 1024);
    }

    private Result sent(ApplicationHttpClient posts, URI url, String text) throws Exception {
        Target target =
                Target.of(
                        VerticlesUnderTest.application("shop", "*713#", url, 60_000, 100),
                        new ProgrammableDialect(),
                        new ApplicationLimiters(5, 1_000).of("shop"));
        WireRequest wire =
                new WireRequest(
                        new WireRequest.Head("POST", "application/json", "application/json"),
                        "",
                        Map.of(),
                        text.getBytes(StandardCharsets.UTF_8),
                        null);
        Promise<Result> done = Promise.promise();
        vertx.runOnContext(_ ->
                posts.send(
                                target,
                                wire,
                                clock.millis() + 60_000,
                                new RequestIds("hop-1", "key-1"),
                                () -> {},
                                () -> true)
                        .onComplete(done));
        return done.future().await(60, TimeUnit.SECONDS);
    }
}
