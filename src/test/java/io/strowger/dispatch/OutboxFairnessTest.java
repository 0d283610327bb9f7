package io.strowger.dispatch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.security.AddressRange;
import io.strowger.security.CallbackRule;
import io.strowger.security.Keys;
import io.strowger.security.Secret;
import io.strowger.security.SecretCipher;
import io.strowger.store.Delivery;
import io.strowger.store.Delivery.Kind;
import io.strowger.store.Outbox;
import io.strowger.store.sql.Database;
import io.strowger.store.sql.SqlOutbox;
import io.strowger.store.sql.Sqlite;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks that hang, and everybody else's. All of them are on one host. */
class OutboxFairnessTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir Path folder;
    private final Vertx vertx = Vertx.vertx();
    private final SecretCipher vault = Keys.of(new Secret("a pepper for tests only")).vault();
    private final Queue<HttpServerRequest> hanging = new ConcurrentLinkedQueue<>();
    private final Queue<String> delivered = new ConcurrentLinkedQueue<>();

    /** It stands still, so that what hangs does so until the test is over. */
    private final InstantSource clock = InstantSource.fixed(Instant.now());

    private Database database;
    private Outbox outbox;
    private int port;

    @BeforeEach
    void start() throws Exception {
        HttpServer server =
                vertx.createHttpServer()
                        .requestHandler(this::answer)
                        .listen(0, "127.0.0.1")
                        .await(20, SECONDS);
        port = server.actualPort();
        database = Sqlite.open(vertx, folder).await(20, SECONDS);
        outbox = SqlOutbox.open(database, 5_000).await(20, SECONDS);
    }

    private void deploy() throws Exception {
        Callbacks callbacks = Callbacks.by(_ -> rule(), clock);
        vertx.deployVerticle(
                        new OutboxVerticle(outbox, vault, clock, callbacks, Duration.ofMinutes(1)))
                .await(20, SECONDS);
    }

    private static CallbackRule rule() {
        return new CallbackRule(
                CallbackRule.BOTH_SCHEMES,
                List.of(AddressRange.parse("127.0.0.0/8")),
                new Secret(""));
    }

    @AfterEach
    void stop() throws Exception {
        for (String id : vertx.deploymentIDs()) {
            vertx.undeploy(id).await(20, SECONDS);
        }
        database.close().await(20, SECONDS);
        vertx.close().await(20, SECONDS);
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/hangs")) {
            hanging.add(request);
        } else {
            delivered.add(request.getHeader("webhook-id"));
            request.response().end();
        }
    }

    private Delivery report(String account, int number, String path) {
        long now = clock.millis();
        return new Delivery(
                account + "-" + number,
                Kind.DELIVERY_REPORT,
                account,
                URI.create("http://127.0.0.1:" + port + path),
                Map.of(),
                Buffer.buffer("{}"),
                "",
                now,
                now + 3_600_000);
    }

    private void putHanging(int accounts, int ofEach) throws Exception {
        List<Future<Boolean>> put = new ArrayList<>();
        for (int account = 0; account < accounts; account++) {
            for (int number = 0; number < ofEach; number++) {
                put.add(outbox.put(report("hangs" + account, number, "/hangs")));
            }
        }
        Future.all(put).await(60, SECONDS);
    }

    private void assertDelivers(String account) throws Exception {
        outbox.put(report(account, 1, "/")).await(20, SECONDS);
        await().atMost(LONG).until(() -> delivered.contains(account + "-1"));
    }

    @Test
    void shouldDeliverWhileNineAccountsHang() throws Exception {
        putHanging(9, 100);
        deploy();
        await().atMost(LONG).until(() -> hanging.size() >= 64);

        assertDelivers("tenth");

        await().atMost(LONG).until(() -> hanging.size() >= 9 * 8);
        assertDelivers("eleventh");
    }

    /** So many that half of all places are taken. */
    @Test
    void shouldDeliverWhileAHundredAccountsHang() throws Exception {
        putHanging(100, 16);
        deploy();
        await().atMost(LONG).until(() -> hanging.size() >= 512);

        for (int account = 0; account < 20; account++) {
            assertDelivers("other" + account);
        }
        assertThat(delivered).hasSize(20);
    }
}
