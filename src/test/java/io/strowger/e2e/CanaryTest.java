package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody may read in logs, metrics and records (invariant 26): every secret has a mark. */
class CanaryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MSISDN = "233207391846";
    private static final String NATIONAL = "207391846";
    private static final String DEEP = "99887766551";
    private static final List<String> CANARIES =
            List.of(
                    MSISDN,
                    NATIONAL,
                    DEEP,
                    "canary-input",
                    "canary-screen",
                    "canary-state",
                    "canary-item",
                    "canary-garbage",
                    "canary-network-secret",
                    "canary-wrong-secret",
                    "canary-app-secret",
                    "canary-checkout-secret",
                    "canary-bearer-token",
                    "canary-hub-secret",
                    "canary-pepper");

    /** What networks make ids of sessions of. */
    private static final List<String> IDS =
            List.of(
                    MSISDN,
                    MSISDN + "-1",
                    "+" + MSISDN + "-2",
                    "0" + NATIONAL,
                    "3-" + NATIONAL,
                    "%2B" + MSISDN + "-4",
                    "tel:+" + MSISDN);

    private static final String PROVISIONING =
            """
            accounts:
              - id: acme
                permissions: [ussd]
                shortCodes: ['7782']
                checkout: {url: 'CHECKOUT', secret: canary-checkout-secret}
                credentials:
                  - {kind: bearer, secret: canary-bearer-token}
            networks:
              - {id: demo, connector: simulator, country: GH}
              - {id: upstream, connector: http, dialect: programmable, country: GH, secret: canary-network-secret}
              - {id: hub, connector: http, dialect: oneapi, country: GH, secret: canary-network-secret,
                 url: 'HUB', outboundSecret: canary-hub-secret, prefixes: ['233']}
            applications:
              - {id: app, account: acme, dialect: programmable, url: 'APP', serviceCodes: ['*713#'], secret: canary-app-secret}
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"plain", "json"})
    void shouldStandNowhereButWhereTheyBelong(String format) throws Exception {
        try (Stub application = Stub.serving(CanaryTest::answer);
                Stub checkout =
                        Stub.serving(_ ->
                                Future.succeededFuture(new Stub.Reply(503, "canary-garbage")));
                Stub hub = Stub.serving(CanaryTest::hub);
                Kept kept = new Kept(folder.resolve("data"));
                RouterProcess router =
                        RouterProcess.start(setup(application, checkout, hub, format))) {
            int sessions = live(router);
            await().atMost(PATIENCE).until(() -> kept.rows().size() >= sessions);
            await().atMost(PATIENCE).until(() -> checkout.seen().size() >= 2);
            String metrics = router.ask("/metrics").body();
            router.terminate();
            assertThat(router.awaitExit()).isZero();

            assertThat(metrics).contains("strowger_");
            assertThat(router.log()).contains("forged");
            assertThat(router.log().lines()).noneMatch(line -> line.startsWith("2026 "));
            assertThat(kept.rows())
                    .as("with ids")
                    .anyMatch(row -> row.dialogueId().endsWith("1846-1"));
            for (String canary : CANARIES) {
                assertThat(router.log()).as("log").doesNotContain(canary);
                assertThat(metrics).as("metrics").doesNotContain(canary);
                assertThat(kept.text()).as("records").doesNotContain(canary);
                assertThat(kept.rows().toString()).as("rows").doesNotContain(canary);
                assertThat(kept.bytes()).as("files").doesNotContain(canary);
            }
        }
    }

    private RouterSetup setup(Stub application, Stub checkout, Stub hub, String format) {
        String provisioning =
                PROVISIONING
                        .replace("CHECKOUT", checkout.url().toString())
                        .replace("HUB", hub.url() + "v1")
                        .replace("APP", application.url().toString());
        return RouterSetup.in(folder, provisioning)
                .with("STROWGER_LOGS_FORMAT", format)
                .with("STROWGER_APPLICATIONS_CIRCUIT_FAILURES", "1000")
                .with("STROWGER_LOGS_LEVEL", "debug")
                .with("STROWGER_SESSIONS_SUBMIT_WITHIN", "2s")
                .with("STROWGER_PEPPER", "canary-pepper-canary-pepper-canary-pepper-canary");
    }

    /** Answers as the input tells it to. */
    private static Future<Stub.Reply> answer(Stub.Seen request) {
        if (Stub.isNotice(request)) {
            return Future.failedFuture("an application that cuts the line");
        }
        JsonObject screen = Stub.goesOn("canary-screen").put("ClientState", "canary-state");
        return switch (request.json().getString("Message")) {
            case "canary-input garbled" -> reply(200, "{canary-garbage");
            case "canary-input failed" -> reply(500, "canary-garbage");
            case "canary-input unknown" ->
                    reply(200, screen.put("Type", "canary-garbage").encode());
            case "canary-input long" ->
                    reply(200, Stub.goesOn("canary-screen".repeat(20)).encode());
            case "canary-input cut" -> Future.failedFuture("cut");
            case "canary-input bought" ->
                    reply(
                            200,
                            screen.put("Type", "AddToCart")
                                    .put("Item", new JsonObject().put("ItemName", "canary-item"))
                                    .encode());
            default -> reply(200, screen.encode());
        };
    }

    private static Future<Stub.Reply> reply(int status, String body) {
        return Future.succeededFuture(new Stub.Reply(status, body));
    }

    /** Lives through everything that might be written down; the answer is how many sessions. */
    private static int live(RouterProcess router) {
        List<String> ends = List.of("garbled", "failed", "unknown", "long", "cut", "bought");
        for (String end : ends) {
            Subscriber subscriber = router.handset(MSISDN);
            subscriber.dials("*713*" + DEEP + "#");
            subscriber.replies("canary-input");
            subscriber.replies("canary-input " + end);
        }
        Subscriber leaves = router.handset(MSISDN);
        leaves.dials("*713#");
        leaves.hangsUp();
        refused(router);
        idsWithNumbers(router);
        submitted(router);
        return ends.size() + 1 + 3 * IDS.size() + 1;
    }

    /** Every network's own ids, in every dialect: each dial ends in a session of its own. */
    private static void idsWithNumbers(RouterProcess router) {
        OneApiHouse hub = OneApiHouse.of(router).as("canary-network-secret");
        UpstreamSubscriber upstream = new UpstreamSubscriber(router.httpPort(), MSISDN);
        for (String id : IDS) {
            for (String type : List.of("initiation", "release")) {
                JsonObject hop =
                        new JsonObject()
                                .put("Type", type)
                                .put("Mobile", MSISDN)
                                .put("SessionId", id)
                                .put("Message", "*713#");
                upstream.post(hop.encode(), "canary-network-secret").join();
            }
            for (String key : List.of("sessionID", "clientCorrelator")) {
                for (String action : List.of("moinit", "mofin")) {
                    JsonObject hop =
                            new JsonObject()
                                    .put("address", "tel:+" + MSISDN)
                                    .put("shortCode", "713")
                                    .put(key, key.equals("sessionID") ? id : id + "-c")
                                    .put("ussdAction", action);
                    JsonObject body = new JsonObject().put("inboundUSSDMessageRequest", hop);
                    hub.send("POST", "/network/hub", body.encode());
                }
            }
        }
    }

    /** A hub whose answers name the subscriber, and break the line. */
    private static Future<Stub.Reply> hub(Stub.Seen request) {
        JsonObject answer = request.json().getJsonObject(OneApiHouse.NAME);
        if (answer.getString("outboundUSSDMessage").equals("canary-screen refused")) {
            return reply(
                    400,
                    "{\"requestError\":{\"serviceException\":{\"messageId\":\"NO "
                            + MSISDN
                            + "\"}}}");
        }
        answer.put("deliveryStatus", MSISDN + "\n2026 ERROR forged");
        return reply(200, OneApiHouse.wrapped(answer));
    }

    private static void submitted(RouterProcess router) {
        OneApiHouse house = OneApiHouse.of(router).as("canary-bearer-token");
        house.outbound(OneApiHouse.request("mtinit", MSISDN, "canary-screen refused", "c-1"));
        house.outbound(OneApiHouse.request("mtinit", MSISDN, "canary-screen", "c-2"));
    }

    private static void refused(RouterProcess router) {
        UpstreamSubscriber upstream = new UpstreamSubscriber(router.httpPort(), MSISDN);
        String hop = new JsonObject().put("Mobile", MSISDN).put("Message", "canary-input").encode();
        assertThat(upstream.post(hop, "canary-wrong-secret").join().statusCode()).isEqualTo(401);
        assertThat(upstream.post(hop, "canary-network-secret").join().statusCode()).isEqualTo(400);
        assertThat(upstream.post("{canary-garbage", "canary-network-secret").join().statusCode())
                .isEqualTo(400);
    }
}
