package io.strowger.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.bootstrap.VerticlesUnderTest;
import io.strowger.dialect.WireRequest;
import io.strowger.dialect.programmable.ProgrammableDialect;
import io.strowger.dispatch.BoundedPost.Result;
import io.strowger.http.client.PooledHttpClient;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.security.AddressRange;
import io.strowger.security.CallbackRule;
import io.strowger.security.ForbiddenUrls;
import io.strowger.security.Secret;
import io.strowger.security.WebhookSignature;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls to URLs that applications gave, over real connections. */
class SafeCallbackTest {

    private static final byte[] BODY = {'{', '}'};
    private static final String GOOD = "127.0.0.2";
    private static final String BAD = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong now = new AtomicLong(1_700_000_000_000L);
    private final AtomicInteger lookUps = new AtomicInteger();

    @AfterEach
    void close() throws Exception {
        vertx.close().await(60, TimeUnit.SECONDS);
    }

    @Test
    void shouldOpenNoConnectionForTenThousandForbiddenUrls() throws Exception {
        long seed = new Random().nextLong();
        try (Listener listener = Listener.everywhere()) {
            List<String> urls =
                    ForbiddenUrls.generate(new Random(seed), 10_000, listener.port()).toList();
            List<Result> results = call(CallbackRule.PUBLIC, this::forbidden, urls);
            for (int i = 0; i < urls.size(); i++) {
                assertThat(((Result.Failed) results.get(i)).detail())
                        .as("seed %d: %s", seed, urls.get(i))
                        .startsWith("callback");
            }
            assertThat(lookUps).hasPositiveValue();
            assertThat(listener.accepted()).isZero();
        }
    }

    @Test
    void shouldOpenAConnectionWhenTheAccountsOwnRuleAllowsIt() throws Exception {
        try (Listener listener = Listener.everywhere()) {
            String port = ":" + listener.port();
            List<String> urls =
                    List.of(
                            "http://127.0.0.1" + port,
                            "http://[::ffff:127.0.0.1]" + port,
                            "http://here.example" + port);
            call(allowing("127.0.0.0/8", ""), name -> found(BAD), urls);
            assertThat(listener.accepted()).isEqualTo(3);
        }
    }

    @Test
    void shouldSeeNamesAsTheMachineSeesThem() throws Exception {
        try (Listener listener = Listener.everywhere()) {
            List<String> urls = List.of("http://localhost.:" + listener.port() + "/");
            assertThat(call(CallbackRule.PUBLIC, DnsResolver.of(vertx), urls))
                    .containsExactly(new Result.Failed("callback: forbidden address: loopback"));
            assertThat(listener.accepted()).isZero();
            CallbackRule own =
                    new CallbackRule(
                            CallbackRule.BOTH_SCHEMES,
                            List.of(AddressRange.parse("127.0.0.0/8"), AddressRange.parse("::1")),
                            new Secret(""));
            call(own, DnsResolver.of(vertx), urls);
            assertThat(listener.accepted()).isEqualTo(1);
        }
    }

    @Test
    void shouldNotFollowANameThatChangesItsAddress() throws Exception {
        Queue<String> hosts = new ConcurrentLinkedQueue<>();
        HttpServer good = serve(GOOD, 0, request -> take(request, hosts));
        AtomicInteger bad = new AtomicInteger();
        serve(BAD, good.actualPort(), request -> bad.incrementAndGet());
        String url = "http://rebinding.example:" + good.actualPort() + "/";
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            results.addAll(call(allowing(GOOD, ""), this::alternating, List.of(url)));
            now.addAndGet(CallbackResolver.REMEMBER_MILLIS);
        }
        assertThat(results.stream().filter(Result.Answered.class::isInstance)).hasSize(10);
        assertThat(results.stream().filter(Result.Failed.class::isInstance)).hasSize(10);
        assertThat(hosts).hasSize(10).allMatch(host -> host.startsWith("rebinding.example:"));
        assertThat(bad).hasValue(0);
    }

    @Test
    void shouldNotFollowARedirect() throws Exception {
        try (Listener listener = Listener.everywhere()) {
            HttpServer server =
                    serve(
                            GOOD,
                            0,
                            request ->
                                    request.response()
                                            .setStatusCode(307)
                                            .putHeader(
                                                    "location",
                                                    "http://127.0.0.1:" + listener.port() + "/")
                                            .end());
            String url = "http://" + GOOD + ":" + server.actualPort() + "/";
            List<Result> results = call(allowing(GOOD, ""), this::forbidden, List.of(url));
            assertThat(((Result.Answered) results.getFirst()).answer().status()).isEqualTo(307);
            assertThat(listener.accepted()).isZero();
        }
    }

    @Test
    void shouldSignACallbackWithTheAccountsSecret() throws Exception {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        HttpServer server =
                serve(
                        GOOD,
                        0,
                        request -> {
                            for (String name :
                                    List.of(
                                            WebhookSignature.ID_HEADER,
                                            WebhookSignature.TIMESTAMP_HEADER,
                                            WebhookSignature.SIGNATURE_HEADER)) {
                                seen.add(String.valueOf(request.getHeader(name)));
                            }
                            request.response().end();
                        });
        String url = "http://" + GOOD + ":" + server.actualPort() + "/";
        call(allowing(GOOD, "whsec_c2VjcmV0"), this::forbidden, List.of(url));
        call(allowing(GOOD, ""), this::forbidden, List.of(url));
        long seconds = now.get() / 1_000;
        assertThat(seen)
                .containsExactly(
                        "hop-1",
                        Long.toString(seconds),
                        WebhookSignature.of("whsec_c2VjcmV0", "hop-1", seconds, BODY),
                        "null",
                        "null",
                        "null");
    }

    private static void take(HttpServerRequest request, Queue<String> hosts) {
        hosts.add(String.valueOf(request.getHeader("host")));
        request.response().end();
    }

    private HttpServer serve(
            String host, int port, io.vertx.core.Handler<HttpServerRequest> handler)
            throws Exception {
        return vertx.createHttpServer()
                .requestHandler(handler)
                .listen(port, host)
                .await(60, TimeUnit.SECONDS);
    }

    private List<Result> call(CallbackRule rule, DnsResolver names, List<String> urls)
            throws Exception {
        Promise<List<Result>> done = Promise.promise();
        vertx.runOnContext(_ -> {
            SsrfGuard safe =
                    new SsrfGuard(
                            new CallbackResolver(names, this::instant), _ -> rule, this::instant);
            ApplicationHttpClient posts =
                    new ApplicationHttpClient(
                            this::instant,
                            this::client,
                            safe,
                            new HostAddresses(names, this::instant),
                            1_024);
            List<Future<Result>> results =
                    urls.stream()
                            .map(url ->
                                    posts.send(
                                            target(),
                                            wire(url),
                                            by(),
                                            new RequestIds("hop-1", "key-1"),
                                            () -> {},
                                            () -> true))
                            .toList();
            Future.join(results)
                    .map(_ -> results.stream().map(Future::result).toList())
                    .onComplete(done);
        });
        return done.future().await(60, TimeUnit.SECONDS);
    }

    private PooledHttpClient client() {
        return new PooledHttpClient(vertx, new HttpClientOptions(), new PoolOptions());
    }

    private Instant instant() {
        return Instant.ofEpochMilli(now.get());
    }

    private long by() {
        return now.get() + 30_000;
    }

    private static WireRequest wire(String url) {
        return new WireRequest(
                new WireRequest.Head("POST", "application/json", "application/json"),
                "",
                Map.of(),
                BODY,
                url);
    }

    private static Target target() {
        ApplicationDefinition application =
                VerticlesUnderTest.application(
                        "shop", "*713#", URI.create("http://unused.invalid/"), 5_000, 100);
        return Target.of(
                application,
                new ProgrammableDialect(),
                new ApplicationLimiters(5, 1_000).of("shop"));
    }

    private static CallbackRule allowing(String range, String secret) {
        return new CallbackRule(
                CallbackRule.BOTH_SCHEMES, List.of(AddressRange.parse(range)), new Secret(secret));
    }

    private Future<List<InetAddress>> alternating(String name) {
        return found(lookUps.getAndIncrement() % 2 == 0 ? GOOD : BAD);
    }

    /** Forbidden ones, some of them among good ones. */
    private Future<List<InetAddress>> forbidden(String name) {
        return switch (lookUps.getAndIncrement() % 4) {
            case 0 -> found("127.0.0.1");
            case 1 -> found("8.8.8.8", "::1");
            case 2 -> found("::ffff:127.0.0.1");
            default -> found("2a00:1450::1", "8.8.8.8", "127.0.0.1");
        };
    }

    private static Future<List<InetAddress>> found(String... addresses) {
        return Future.succeededFuture(Stream.of(addresses).map(InetAddress::ofLiteral).toList());
    }
}
