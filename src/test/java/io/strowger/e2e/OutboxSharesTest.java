package io.strowger.e2e;

import static io.strowger.e2e.VerificationHouse.asking;
import static io.strowger.e2e.VerificationHouse.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of an account waits for its webhooks, and what becomes of one more. */
class OutboxSharesTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String MOST = "STROWGER_OUTBOX_MAX_WAITING_PER_ACCOUNT";
    private static final String BUSY = "We are very busy right now. Please try again in a moment.";

    private static final String ACCOUNTS =
            """
            accounts:
              - id: acme
                permissions: [ussd, push]
                checkout: {url: 'WEBHOOK', secret: checkout-secret}
                purse: {currency: NGN, openingBalance: "1000.00", pushPrice: "4.00"}
                credentials: [{kind: client, id: acme, secret: demo-client-secret}]
              - {id: other}
            networks:
              - {id: upstream, connector: http, dialect: programmable, country: GH, secret: network-secret}
              - {id: demo, connector: simulator, country: GH, prefixes: ['233']}
            applications:
            """;

    @TempDir Path folder;
    private final AtomicBoolean takes = new AtomicBoolean();
    private final Stub webhook = Stub.serving(_ -> Future.succeededFuture(answer()));
    private Router router;
    private Kept kept;

    private Stub.Reply answer() {
        return new Stub.Reply(takes.get() ? 200 : 503, "");
    }

    private void start(String provision) throws Exception {
        RouterSetup setup = RouterSetup.in(folder, provision);
        router = RouterUnderTest.start(setup.with(MOST, "3"));
        kept = new Kept(setup.data());
    }

    @AfterEach
    void stop() {
        kept.close();
        router.close();
        webhook.close();
    }

    private double metric(String name) {
        return router.ask("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElse(-1);
    }

    @Test
    void shouldRefuseCodesWhoseReportsWouldFindNoRoomAndServeTheOthers() throws Exception {
        start(VerificationHouse.PROVISION);
        VerificationHouse acme = VerificationHouse.of(router);
        for (int i = 0; i < 3; i++) {
            assertThat(reporting(acme, "r" + i, number()).statusCode()).isEqualTo(201);
        }
        await().atMost(LONG).until(() -> kept.waiting() == 3);

        String number = number();
        HttpResponse<String> refused = reporting(acme, "one more", number);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(429);
        assertThat(VerificationHouse.status(refused)).isEqualTo(-64);
        assertThat(refused.headers().firstValue("retry-after")).isPresent();
        assertThat(acme.messages(number)).isEmpty();
        assertThat(acme.request(asking("without", number())).statusCode()).isEqualTo(201);
        VerificationHouse notifier = acme.as(VerificationHouse.USSD);
        assertThat(reporting(notifier, "theirs", number()).statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> reporting(VerificationHouse house, String ref, String number) {
        return house.request(asking(ref, number).put("callback_url", webhook.url().toString()));
    }

    @Test
    void shouldLetTheOldestNoticesGoAndCountThem() throws Exception {
        try (Stub dead = Stub.serving(request -> menu(request))) {
            start(RouterSetup.HOUSE + RouterSetup.application("app", dead.url(), "*713#", ""));
            for (int i = 0; i < 8; i++) {
                Subscriber subscriber = router.handset("23320000070" + i);
                subscriber.dials("*713#");
                subscriber.hangsUp();
                int told = i + 1;
                await().atMost(LONG)
                        .until(() ->
                                dead.notices().stream().map(this::session).distinct().count()
                                        == told);
            }

            await().atMost(LONG).until(() -> metric("strowger_outbox_dropped_total") == 5);
            assertThat(kept.waiting()).isEqualTo(3);
        }
    }

    private String session(JsonObject notice) {
        return notice.getString("SessionId");
    }

    /** Answers hops and takes no notice of an end. */
    private static Future<Stub.Reply> menu(Stub.Seen request) {
        return Future.succeededFuture(
                Stub.isNotice(request)
                        ? new Stub.Reply(503, "")
                        : new Stub.Reply(200, Stub.goesOn("Menu").encode()));
    }

    @Test
    void shouldBeginNoSessionThatMightCheckOutWhenItsItemWouldFindNoRoom() throws Exception {
        JsonObject cart =
                new JsonObject()
                        .put("Type", "AddToCart")
                        .put("Message", "Approve")
                        .put(
                                "Item",
                                new JsonObject()
                                        .put("ItemName", "A")
                                        .put("Qty", 1)
                                        .put("Price", 1));
        try (Stub shop = Stub.application(_ -> cart)) {
            String application = RouterSetup.application("shop", shop.url(), "*713#", "");
            String others = RouterSetup.application("greeter", shop.url(), "*714#", "");
            start(
                    ACCOUNTS.replace("WEBHOOK", webhook.url().toString())
                            + application
                            + others.replace("account: acme", "account: other"));
            PushHouse house = new PushHouse(router);
            HttpResponse<String> first = push(house, "0201000000");
            assertThat(first.statusCode()).as(first.body()).isEqualTo(500); // it is no screen
            for (int i = 0; i < 3; i++) {
                assertThat(dial("23320100010" + i).text()).isEqualTo("Approve");
            }
            assertThat(kept.waiting()).isEqualTo(3);
            int asked = shop.seen().size();

            assertThat(dial("233201000109")).isEqualTo(new Subscriber.Shown(BUSY, false));
            assertThat(push(house, "0201000000").body()).isEqualTo(first.body());
            HttpResponse<String> refused = push(house, "0201000001");

            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(429);
            assertThat(refused.body()).contains("TOO_MANY_REQUESTS", "webhooks");
            assertThat(shop.seen()).hasSize(asked);
            assertThat(router.upstream("233201000110").dials("*714#").text())
                    .as("no account of theirs waits")
                    .isNotEqualTo(BUSY);

            takes.set(true);
            await().atMost(LONG).until(() -> kept.waiting() == 0);
            assertThat(dial("233201000111").text()).isEqualTo("Approve");
        }
    }

    private Subscriber.Shown dial(String msisdn) {
        return router.upstream(msisdn).dials("*713#");
    }

    private static HttpResponse<String> push(PushHouse house, String number) {
        return house.push(
                PushHouse.body("shop", number, "x"),
                request -> request.header("Idempotency-Key", number));
    }

    @Test
    void shouldKeepNothingWhereNobodyIsToBeTold() throws Exception {
        start(OneApiHouse.PROVISION);
        OneApiHouse house = OneApiHouse.of(router);
        for (int i = 0; i < 3; i++) {
            String msisdn = "23320000080" + i;
            JsonObject begin = OneApiHouse.request("mtinit", msisdn, "Hello", "c" + i);
            assertThat(house.outbound(begin).statusCode()).isEqualTo(200);
            router.handset(msisdn).hangsUp();
        }
        String told = "233200000809";
        JsonObject begin =
                OneApiHouse.request("mtinit", told, "Hello", "told")
                        .put("responseRequest", OneApiHouse.to(webhook.url(), ""));
        assertThat(house.outbound(begin).statusCode()).isEqualTo(200);
        router.handset(told).hangsUp();

        await().atMost(LONG).until(() -> kept.rows().size() == 4 && kept.waiting() > 0);
        assertThat(kept.waiting()).isEqualTo(1);
    }
}
