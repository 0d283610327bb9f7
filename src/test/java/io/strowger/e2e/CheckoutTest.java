package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.awaitility.Awaitility.await;

import io.strowger.e2e.Stub.Reply;
import io.strowger.e2e.Stub.Seen;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An item that an application adds to the cart reaches the account's checkout. */
class CheckoutTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] KEY =
            "a key of twenty-four bytes".getBytes(StandardCharsets.US_ASCII);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);

    @TempDir Path folder;

    private RouterSetup setup(Stub shop, Stub checkout) {
        String house =
                RouterSetup.HOUSE.replace(
                        "name: Acme Ltd}",
                        "name: Acme Ltd, checkout: {url: '%s', secret: '%s'}}"
                                .formatted(checkout.url(), SECRET));
        return RouterSetup.in(
                folder, house + RouterSetup.application("shop", shop.url(), "*713#", ""));
    }

    /** Sells one thing in two hops. */
    private static Stub shop() {
        return Stub.application(hop ->
                hop.getInteger("Sequence") == 1
                        ? Stub.goesOn("1. Buy airtime")
                        : new JsonObject()
                                .put("Type", "AddToCart")
                                .put("Message", "Approve the payment")
                                .put(
                                        "Item",
                                        new JsonObject()
                                                .put("ItemName", "Airtime")
                                                .put("Qty", 1)
                                                .put("Price", 2.5)));
    }

    @Test
    void shouldGetTheItemSignedAndAgainUntilItSaysYes() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        try (Stub shop = shop();
                Stub checkout =
                        Stub.serving(_ ->
                                Future.succeededFuture(
                                        new Reply(
                                                attempts.incrementAndGet() < 3 ? 503 : 204, "")));
                Router router = RouterUnderTest.start(setup(shop, checkout));
                Kept kept = new Kept(folder.resolve("data"))) {
            buy(router, "Approve the payment");

            await().atMost(PATIENCE).until(() -> attempts.get() == 3 && kept.waiting() == 0);
            List<Seen> seen = checkout.seen();
            assertThat(seen).hasSize(3).allSatisfy(CheckoutTest::assertSigned);
            assertThat(seen).extracting(s -> s.headers().get("webhook-id")).containsOnly(id(kept));
            assertItem(seen.getLast(), kept);
            assertThat(shop.notices()).isEmpty();
        }
    }

    /** Deliveries that a release before sealing had kept. */
    @Test
    void shouldStillGetWhatWasKeptInTheClear() throws Exception {
        try (Stub shop = shop();
                Stub checkout = Stub.serving(_ -> Future.succeededFuture(Stub.ok()));
                Kept kept = new Kept(folder.resolve("data"))) {
            long now = System.currentTimeMillis();
            try (Connection database =
                            DriverManager.getConnection(
                                    "jdbc:sqlite:" + folder.resolve("data/strowger.db"));
                    PreparedStatement insert =
                            database.prepareStatement(
                                    "INSERT INTO outbox VALUES ('checkout-1', 'waiting', 'CHECKOUT',"
                                            + " 'acme', ?, '', ?, '', ?, ?, ?, 0, '')")) {
                insert.setString(1, checkout.url().toString());
                insert.setBytes(
                        2, "{\"Mobile\":\"233207391846\"}".getBytes(StandardCharsets.UTF_8));
                insert.setLong(3, now);
                insert.setLong(4, now + 600_000);
                insert.setLong(5, now);
                insert.executeUpdate();
            }
            try (Router router = RouterUnderTest.start(setup(shop, checkout))) {
                await().atMost(PATIENCE).until(() -> kept.waiting() == 0);
                assertThat(router.httpPort()).isPositive();
                assertThat(checkout.seen())
                        .extracting(seen -> seen.body().toString())
                        .containsExactly("{\"Mobile\":\"233207391846\"}");
            }
        }
    }

    @Test
    void shouldGetTheItemOnceWhenTheRouterWasKilledBeforeDelivering() throws Exception {
        try (Stub shop = shop();
                Stub checkout = Stub.serving(_ -> Future.succeededFuture(Stub.ok()));
                Kept kept = new Kept(folder.resolve("data"))) {
            checkout.dies();
            RouterSetup setup = setup(shop, checkout);
            try (RouterProcess router = RouterProcess.start(setup)) {
                buy(router, "Approve the payment");
                assertThat(kept.waiting()).as("stored before the screen").isEqualTo(1);
                router.kill();
            }
            assertThat(checkout.seen()).isEmpty();
            checkout.comesBack();
            try (RouterProcess _ = RouterProcess.start(setup)) {
                await().atMost(PATIENCE).until(() -> kept.waiting() == 0);
            }
            assertThat(checkout.seen()).singleElement().satisfies(CheckoutTest::assertSigned);
            assertThatObject(checkout.seen().getFirst().json())
                    .returns("233200585542", body -> body.getString("Mobile"));
        }
    }

    @Test
    void shouldShowTheScreenOnlyWhenTheItemIsStored() throws Exception {
        try (Stub shop = shop();
                Stub checkout = Stub.serving(_ -> Future.succeededFuture(Stub.ok()));
                Router router =
                        RouterUnderTest.start(
                                setup(shop, checkout)
                                        .with("STROWGER_SESSIONS_STORE_WITHIN", "300ms"));
                Kept kept = new Kept(folder.resolve("data"))) {
            try (Connection other =
                            DriverManager.getConnection(
                                    "jdbc:sqlite:" + folder.resolve("data/strowger.db"));
                    Statement lock = other.createStatement()) {
                lock.execute("BEGIN IMMEDIATE");
                buy(router, "This service is not available right now. Please try again later.");
                lock.execute("ROLLBACK");
            }
            await().atMost(PATIENCE).until(() -> kept.rows().size() == 1);
            assertThat(kept.lines().getFirst().getString("reason")).isEqualTo("checkout_failed");
        }
    }

    private static void buy(Router router, String lastScreen) {
        Subscriber subscriber = router.upstream("233200585542");
        assertThat(subscriber.dials("*713#").text()).isEqualTo("1. Buy airtime");
        assertThat(subscriber.replies("1")).isEqualTo(new Subscriber.Shown(lastScreen, false));
    }

    private static String id(Kept kept) {
        return "checkout-" + kept.lines().getFirst().getString("sessionId");
    }

    private static void assertItem(Seen delivery, Kept kept) {
        assertThatObject(delivery.json())
                .returns(
                        kept.lines().getFirst().getString("sessionId"),
                        body -> body.getString("SessionId"))
                .returns("233200585542", body -> body.getString("Mobile"))
                .returns(2.5, body -> body.getJsonObject("Item").getDouble("Price"))
                .returns("Airtime", body -> body.getJsonObject("Item").getString("ItemName"));
    }

    /** Standard Webhooks 1.0: HMAC-SHA256 over {@code id.timestamp.body}, in base64. */
    private static void assertSigned(Seen delivery) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        String head =
                delivery.headers().get("webhook-id")
                        + "."
                        + delivery.headers().get("webhook-timestamp")
                        + ".";
        mac.update(head.getBytes(StandardCharsets.UTF_8));
        String expected =
                Base64.getEncoder().encodeToString(mac.doFinal(delivery.body().getBytes()));
        assertThat(delivery.headers().get("webhook-signature")).isEqualTo("v1," + expected);
    }
}
