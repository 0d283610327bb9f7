package io.strowger.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.resolver.HostsFileEntriesProvider;
import io.strowger.bootstrap.VerticlesUnderTest;
import io.strowger.dialect.WireRequest;
import io.strowger.dialect.programmable.ProgrammableDialect;
import io.strowger.dispatch.BoundedPost.Result;
import io.strowger.http.client.PooledHttpClient;
import io.strowger.http.client.RawHttpServer;
import io.strowger.security.AddressRange;
import io.strowger.security.CallbackRule;
import io.strowger.security.Secret;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts whose names have several addresses: nobody listens at 127.0.0.9. */
class SeveralAddressesTest {

    private static final String NAME = "several.example";
    private static final InetAddress DEAD = InetAddress.ofLiteral("127.0.0.9");
    private static final InetAddress LIVING = InetAddress.ofLiteral("127.0.0.1");

    @TempDir private Path folder;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final InstantSource clock = InstantSource.system();
    private final AtomicInteger lookUps = new AtomicInteger();
    private volatile List<AddressRange> allowed = List.of(AddressRange.parse("127.0.0.0/8"));
    private volatile List<InetAddress> addresses = List.of(DEAD, LIVING);
    private RawHttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = new RawHttpServer((_, peer) -> peer.raw(RawHttpServer.answer("{}")));
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        vertx.close().await(20, TimeUnit.SECONDS);
    }

    @Test
    void shouldReachAnApplicationAtTheSecondAddressOfItsName() throws Exception {
        ApplicationHttpClient posts = posts(this::found);
        assertThat(sent(posts, null)).isInstanceOf(Result.Answered.class);
        assertThat(sent(posts, null)).isInstanceOf(Result.Answered.class);
        assertThat(server.connections).hasValue(1);
        assertThat(lookUps).hasValue(1);
    }

    @Test
    void shouldReachACallbackAtTheSecondAddressOfItsName() throws Exception {
        assertThat(sent(posts(this::found), url())).isInstanceOf(Result.Answered.class);
    }

    @Test
    void shouldCallNoNameOfWhichOneAddressIsForbidden() throws Exception {
        allowed = List.of(AddressRange.parse("127.0.0.1/32"));
        assertThat(sent(posts(this::found), url()))
                .isEqualTo(new Result.Failed("callback: forbidden address: loopback"));
        assertThat(server.connections).hasValue(0);
    }

    @Test
    void shouldSayOnceThatNoAddressTakesConnections() throws Exception {
        addresses = List.of(DEAD, InetAddress.ofLiteral("127.0.0.8"));
        assertThat(sent(posts(this::found), null))
                .isEqualTo(new Result.Failed("connect: connection refused"));
    }

    @Test
    void shouldSayThatANameIsNotFound() throws Exception {
        assertThat(sent(posts(_ -> Future.failedFuture("no such name")), null))
                .isEqualTo(new Result.Failed("connect: name not found"));
    }

    @Test
    void shouldTakeAllAddressesOfTheHostsFile() throws Exception {
        Path hosts = folder.resolve("hosts");
        Files.writeString(hosts, "127.0.0.9 " + NAME + "\n127.0.0.1 " + NAME + "\n");
        DnsResolver names = DnsResolver.of(vertx, () -> parsed(hosts));
        assertThat(names.lookUp(NAME).await(20, TimeUnit.SECONDS)).containsExactly(DEAD, LIVING);
        assertThat(sent(posts(names), null)).isInstanceOf(Result.Answered.class);
    }

    private static HostsFileEntriesProvider parsed(Path hosts) {
        try {
            return HostsFileEntriesProvider.parser().parse(hosts.toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Future<List<InetAddress>> found(String name) {
        lookUps.incrementAndGet();
        return Future.succeededFuture(addresses);
    }

    private String url() {
        return "http://" + NAME + ":" + server.url().getPort() + "/";
    }

    private ApplicationHttpClient posts(DnsResolver names) {
        return new ApplicationHttpClient(
                clock,
                () -> new PooledHttpClient(vertx, new HttpClientOptions(), new PoolOptions()),
                new SsrfGuard(
                        new CallbackResolver(names, clock),
                        _ -> new CallbackRule(CallbackRule.BOTH_SCHEMES, allowed, new Secret("")),
                        clock),
                new HostAddresses(names, clock),
                1_024);
    }

    private Result sent(ApplicationHttpClient posts, @Nullable String givenUrl) throws Exception {
        Target target =
                Target.of(
                        VerticlesUnderTest.application(
                                "shop", "*713#", URI.create(url()), 60_000, 100),
                        new ProgrammableDialect(),
                        new ApplicationLimiters(5, 1_000).of("shop"));
        WireRequest wire =
                new WireRequest(
                        new WireRequest.Head("POST", "application/json", "application/json"),
                        "",
                        Map.of(),
                        new byte[] {'x'},
                        givenUrl);
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
