package io.strowger.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.security.AddressRange;
import io.strowger.security.CallbackRule;
import io.strowger.security.Keys;
import io.strowger.security.Secret;
import io.strowger.security.SecretCipher;
import io.strowger.security.WebhookSignature;
import io.strowger.store.Delivery;
import io.strowger.store.Delivery.Kind;
import io.strowger.store.DeliveryCipher;
import io.strowger.store.memory.MemoryOutbox;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutboxVerticleTest {

    private static final String BODY = "{\"a\":1}";

    private record Seen(String id, String timestamp, String signature, String other) {
        static Seen of(HttpServerRequest request) {
            return new Seen(
                    String.valueOf(request.getHeader(WebhookSignature.ID_HEADER)),
                    String.valueOf(request.getHeader(WebhookSignature.TIMESTAMP_HEADER)),
                    String.valueOf(request.getHeader(WebhookSignature.SIGNATURE_HEADER)),
                    String.valueOf(request.getHeader("x-other")));
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final MemoryOutbox outbox = new MemoryOutbox(5_000);
    private final SecretCipher vault =
            Keys.of(new Secret("a pepper of at least thirty-two characters")).vault();
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final Queue<HttpServerRequest> unanswered = new ConcurrentLinkedQueue<>();
    private int port;

    @BeforeEach
    void start() throws Exception {
        HttpServer server =
                vertx.createHttpServer()
                        .requestHandler(this::answer)
                        .listen(0, "127.0.0.1")
                        .await(60, TimeUnit.SECONDS);
        port = server.actualPort();
        OutboxVerticle verticle =
                new OutboxVerticle(
                        outbox,
                        vault,
                        InstantSource.system(),
                        Callbacks.by(this::rule, InstantSource.system()));
        vertx.deployVerticle(verticle).await(60, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().await(60, TimeUnit.SECONDS);
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/slow")) {
            unanswered.add(request);
            return;
        }
        seen.add(Seen.of(request));
        request.response().end();
    }

    private CallbackRule rule(String account) {
        boolean trusted = !account.equals("stranger");
        return new CallbackRule(
                CallbackRule.BOTH_SCHEMES,
                trusted ? List.of(AddressRange.parse("127.0.0.0/8")) : List.of(),
                new Secret(trusted ? "account-secret" : ""));
    }

    @ParameterizedTest
    @EnumSource
    void shouldCallAForbiddenAddressForTheOperatorAlone(Kind kind) {
        put("theirs", kind, "stranger", "/", "");
        put("ours", Kind.CHECKOUT, "acme", "/", "");
        await("ours");
        if (kind.isJudged()) {
            assertThat(seen).extracting(Seen::id).doesNotContain("theirs");
        } else {
            await("theirs");
        }
    }

    @Test
    void shouldSignACallbackWithTheAccountsSecret() {
        put("one", Kind.CALLBACK, "acme", "/", "");
        assertThat(signedWith("account-secret", await("one"))).isTrue();
    }

    @Test
    void shouldSignWithTheSecretThatCameWithTheDelivery() {
        put("one", Kind.CHECKOUT, "acme", "/", "its own");
        Seen one = await("one");
        assertThat(signedWith("its own", one)).isTrue();
        assertThat(one.other()).isEqualTo("sent along");
    }

    @Test
    void shouldNotSignForAnOperatorsUrlWithoutASecret() {
        put("one", Kind.NOTICE, "acme", "/", "");
        assertThat(await("one").signature()).isEqualTo("null");
    }

    @Test
    void shouldLetASlowAccountKeepNobodyWaiting() {
        for (int i = 0; i < 600; i++) {
            put("slow" + i, Kind.CALLBACK, "slow", "/slow", "");
        }
        Awaitility.await().until(() -> unanswered.size() == 8);
        put("quick", Kind.CALLBACK, "acme", "/", "");
        await("quick");
        assertThat(unanswered).hasSize(8);
        unanswered.poll().response().end();
        Awaitility.await().until(() -> unanswered.size() == 8);
    }

    private static boolean signedWith(String secret, Seen seen) {
        long seconds = Long.parseLong(seen.timestamp());
        return seen.signature()
                .equals(
                        WebhookSignature.of(
                                secret, seen.id(), seconds, Buffer.buffer(BODY).getBytes()));
    }

    private Seen await(String id) {
        return Awaitility.await()
                .until(
                        () -> seen.stream().filter(one -> one.id().equals(id)).findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    @Test
    void shouldDeliverTheOthersWhenOneDoesNotOpen() {
        DeliveryCipher cipher = new DeliveryCipher(vault);
        long now = InstantSource.system().millis();
        outbox.put(
                        new Delivery(
                                "moved",
                                Kind.CHECKOUT,
                                "acme",
                                URI.create("http://127.0.0.1:" + port + "/"),
                                Map.of(),
                                cipher.body("another", Buffer.buffer(BODY).getBytes()),
                                "",
                                now,
                                now + 3_600_000))
                .await();
        put("here", Kind.CHECKOUT, "acme", "/", "");

        await("here");

        Awaitility.await().until(() -> outbox.waiting().await() == 1);
        assertThat(seen).extracting(Seen::id).containsOnly("here");
    }

    private void put(String id, Kind kind, String account, String path, String secret) {
        long now = InstantSource.system().millis();
        DeliveryCipher cipher = new DeliveryCipher(vault);
        outbox.put(
                        new Delivery(
                                id,
                                kind,
                                account,
                                URI.create("http://127.0.0.1:" + port + path),
                                cipher.headers(id, Map.of("x-other", "sent along")),
                                cipher.body(id, Buffer.buffer(BODY).getBytes()),
                                cipher.secret(id, secret),
                                now,
                                now + 3_600_000))
                .await();
    }
}
