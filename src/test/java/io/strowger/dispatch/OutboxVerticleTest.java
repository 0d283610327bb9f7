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
import io.strowger.store.Outbox;
import io.strowger.store.sql.SqlOutbox;
import io.strowger.store.sql.SqliteExtension;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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

    @RegisterExtension final SqliteExtension sqlite = new SqliteExtension();

    private final SecretCipher vault =
            Keys.of(new Secret("a pepper of at least thirty-two characters")).vault();
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final Queue<HttpServerRequest> unanswered = new ConcurrentLinkedQueue<>();
    private @Nullable Outbox opened;
    private int port;

    @BeforeEach
    void start() throws Exception {
        Outbox outbox = SqlOutbox.open(sqlite.database(), 5_000).await(60, TimeUnit.SECONDS);
        opened = outbox;
        HttpServer server =
                sqlite.vertx()
                        .createHttpServer()
                        .requestHandler(this::answer)
                        .listen(0, "127.0.0.1")
                        .await(60, TimeUnit.SECONDS);
        port = server.actualPort();
        OutboxVerticle verticle =
                new OutboxVerticle(
                        outbox,
                        vault,
                        InstantSource.system(),
                        Callbacks.by(this::rule, InstantSource.system()),
                        Duration.ofMinutes(1));
        sqlite.vertx().deployVerticle(verticle).await(60, TimeUnit.SECONDS);
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
        put("theirs", kind, "stranger", "/", "").await();
        put("ours", Kind.CHECKOUT, "acme", "/", "").await();
        await("ours");
        if (kind.isJudged()) {
            assertThat(seen).extracting(Seen::id).doesNotContain("theirs");
        } else {
            await("theirs");
        }
    }

    @Test
    void shouldSignACallbackWithTheAccountsSecret() {
        put("one", Kind.CALLBACK, "acme", "/", "").await();
        assertThat(signedWith("account-secret", await("one"))).isTrue();
    }

    @Test
    void shouldSignWithTheSecretThatCameWithTheDelivery() {
        put("one", Kind.CHECKOUT, "acme", "/", "its own").await();
        Seen one = await("one");
        assertThat(signedWith("its own", one)).isTrue();
        assertThat(one.other()).isEqualTo("sent along");
    }

    @Test
    void shouldNotSignForAnOperatorsUrlWithoutASecret() {
        put("one", Kind.NOTICE, "acme", "/", "").await();
        assertThat(await("one").signature()).isEqualTo("null");
    }

    @Test
    void shouldLetASlowAccountKeepNobodyWaiting() {
        Future.all(
                        IntStream.range(0, 600)
                                .mapToObj(i -> put("slow" + i, Kind.CALLBACK, "slow", "/slow", ""))
                                .toList())
                .await();
        Awaitility.await().until(() -> unanswered.size() == 8);
        put("quick", Kind.CALLBACK, "acme", "/", "").await();
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
    void shouldDeliverTheOthersWhenSomeDoNotOpen() {
        DeliveryCipher cipher = new DeliveryCipher(vault);
        long now = InstantSource.system().millis();
        for (int i = 0; i < 20; i++) {
            outbox().put(
                            new Delivery(
                                    "moved" + i,
                                    Kind.CHECKOUT,
                                    "acme",
                                    URI.create("http://127.0.0.1:" + port + "/"),
                                    Map.of(),
                                    cipher.body("another", Buffer.buffer(BODY).getBytes()),
                                    "",
                                    now,
                                    now + 3_600_000))
                    .await();
        }
        put("here", Kind.CHECKOUT, "acme", "/", "").await();

        await("here");

        Awaitility.await().until(() -> outbox().waiting().await() == 20);
        assertThat(seen).extracting(Seen::id).containsOnly("here");
    }

    private Outbox outbox() {
        return Objects.requireNonNull(opened);
    }

    private Future<Boolean> put(String id, Kind kind, String account, String path, String secret) {
        long now = InstantSource.system().millis();
        DeliveryCipher cipher = new DeliveryCipher(vault);
        return outbox().put(
                        new Delivery(
                                id,
                                kind,
                                account,
                                URI.create("http://127.0.0.1:" + port + path),
                                cipher.headers(id, Map.of("x-other", "sent along")),
                                cipher.body(id, Buffer.buffer(BODY).getBytes()),
                                cipher.secret(id, secret),
                                now,
                                now + 3_600_000));
    }
}
