package io.strowger.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.bootstrap.FreePort;
import io.strowger.bootstrap.VerticlesUnderTest;
import io.strowger.bus.RecordCodec;
import io.strowger.dialect.Dialects;
import io.strowger.dialect.WireAnswer;
import io.strowger.dialect.WireError;
import io.strowger.http.server.ClientAddresses;
import io.strowger.http.server.ConnectionStatistics;
import io.strowger.http.server.ErrorFormats;
import io.strowger.http.server.IngressLimits;
import io.strowger.http.server.ServerExchanges;
import io.strowger.limits.RateLimits;
import io.strowger.provision.Snapshot;
import io.strowger.security.AddressRange;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client's address over real connections, with a proxy in front and with an impostor. */
class ClientAddressOverHttpTest {

    private static final AddressRange LOOPBACK = AddressRange.parse("127.0.0.0/8");
    private static final AddressRange ELSEWHERE = AddressRange.parse("10.0.0.0/8");
    private static final String FORWARDED = "X-Forwarded-For: 41.66.1.2\r\n";
    private static final String PROXY = "PROXY TCP4 41.66.1.2 10.0.0.1 50123 443\r\n";

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    /** The port of a router that answers with the address it takes for its client's. */
    private int open(AddressRange proxies, boolean proxyProtocol) {
        return open(new ClientAddresses(List.of(proxies), proxyProtocol));
    }

    private int open(ClientAddresses clients) {
        return open(shared(clients, VerticlesUnderTest.LIMITS));
    }

    private int open(IngressContext shared) {
        RecordCodec.register(vertx.eventBus());
        int port = FreePort.on("127.0.0.1");
        vertx.deployVerticle(
                        new IngressVerticle(
                                0, shared, "127.0.0.1", port, own -> router(own, shared.clients())))
                .await();
        return port;
    }

    private static IngressContext shared(ClientAddresses clients, IngressLimits limits) {
        return new IngressContext(
                () -> Snapshot.EMPTY,
                Dialects.of(),
                ErrorFormats.of(error -> WireAnswer.json(error.kind().status(), new byte[0])),
                limits,
                new IngressContext.IngressMeters() {
                    @Override
                    public void routerTook(String network, String application, long nanos) {}

                    @Override
                    public void refused(WireError.Kind kind) {}
                },
                new RateLimits(),
                new ReplayGuards(),
                new AtomicBoolean(),
                clients,
                new ConnectionStatistics("public"),
                new ServerExchanges(100),
                () -> false,
                HealthCheck.NONE);
    }

    private static Router router(Vertx vertx, ClientAddresses clients) {
        Router router = Router.router(vertx);
        router.get("/me")
                .handler(context -> {
                    InetAddress client = Objects.requireNonNull(clients.of(context.request()));
                    context.end(client.getHostAddress());
                });
        return router;
    }

    private static String seen(int port, String before, String headers) {
        try (Wire wire = Wire.to(port)) {
            return wire.send(before + request(headers)).read().body();
        }
    }

    private static String request(String headers) {
        return "GET /me HTTP/1.1\r\nHost: strowger\r\n" + headers + "\r\n";
    }

    @Test
    void shouldTakeTheProxysWordForItsClient() {
        assertThat(seen(open(LOOPBACK, false), "", FORWARDED)).isEqualTo("41.66.1.2");
    }

    @Test
    void shouldNotBelieveAnImpostor() {
        assertThat(seen(open(ELSEWHERE, false), "", FORWARDED)).isEqualTo("127.0.0.1");
    }

    @Test
    void shouldBelieveNobodyUnlessToldTo() {
        assertThat(seen(open(ClientAddresses.DIRECT), "", FORWARDED)).isEqualTo("127.0.0.1");
    }

    @Test
    void shouldTakeTheAddressOfTheProxyProtocolAndNoForgedHeaderBehindIt() {
        int port = open(LOOPBACK, true);

        assertThat(seen(port, PROXY, "")).isEqualTo("41.66.1.2");
        assertThat(seen(port, PROXY, "X-Forwarded-For: 9.9.9.9\r\n")).isEqualTo("41.66.1.2");
    }

    @Test
    void shouldNotSpeakTheProxyProtocolWithAnImpostor() {
        assertThat(isCut(open(ELSEWHERE, true), PROXY + request(""))).isTrue();
    }

    @Test
    void shouldNotTakeAConnectionThatDoesNotBeginWithTheProxyProtocol() {
        assertThat(isCut(open(LOOPBACK, true), request(""))).isTrue();
    }

    @Test
    void shouldTakeAHeaderForNoProxyProtocolUnlessToldTo() {
        try (Wire wire = Wire.to(open(LOOPBACK, false))) {
            assertThat(wire.send(PROXY + request("")).read().status()).isEqualTo(400);
        }
    }

    /** Room for 16: from twelve on, a client may have one that has said nothing. */
    @Test
    void shouldCountConnectionsByTheClientThatTheProxyProtocolNames() {
        ClientAddresses clients = new ClientAddresses(List.of(LOOPBACK), true);
        IngressContext shared =
                shared(clients, new IngressLimits(1_024, 60_000, 60_000, 75_000, 16, 16, 20_000));
        int port = open(shared);
        List<Wire> silent =
                IntStream.range(0, 12).mapToObj(_ -> Wire.to(port).send(PROXY)).toList();
        await().until(() -> shared.connections().silent() == 12);

        assertThat(isCut(port, PROXY + request(""))).isTrue();
        assertThat(seen(port, PROXY.replace("1.2", "9.9"), "")).isEqualTo("41.66.9.9");

        silent.forEach(Wire::close);
    }

    @Test
    void shouldNotCountConnectionsOfItsOwnProxies() {
        ClientAddresses clients = new ClientAddresses(List.of(LOOPBACK), false);
        IngressContext shared =
                shared(clients, new IngressLimits(1_024, 60_000, 60_000, 75_000, 16, 16, 20_000));
        int port = open(shared);
        List<Wire> silent = IntStream.range(0, 16).mapToObj(_ -> Wire.to(port)).toList();
        await().until(() -> shared.connections().silent() == 16);

        assertThat(shared.connections().dropped(ConnectionStatistics.Dropped.SHARE)).isZero();
        silent.forEach(Wire::close);
    }

    private static boolean isCut(int port, String bytes) {
        try (Wire wire = Wire.to(port)) {
            return wire.send(bytes).readOrEnd() == null;
        } catch (UncheckedIOException e) {
            return e.getCause() instanceof SocketException; // reset, which is as good
        }
    }
}
