package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The errors (docs/protocols/oneapi.md, "Errors") that need a router in some state of its own. */
class OneApiRefusalsTest {
    private static final String MSISDN = "233200000901";
    private static final String SUBSCRIPTIONS = "/ussd/v1/inbound/subscriptions";
    private static final int MOST_CODES = 1_000;
    private static final int CODES_OF_ONE = 100;

    @TempDir Path folder;
    private Router router;
    private OneApiHouse house;

    private void start(RouterSetup setup) throws Exception {
        router = RouterUnderTest.start(setup);
        house = OneApiHouse.of(router);
    }

    private void start(String variable, String value) throws Exception {
        start(RouterSetup.in(folder, OneApiHouse.PROVISION).with(variable, value));
    }

    @AfterEach
    void stop() {
        router.close();
    }

    private static JsonObject begin(String msisdn) {
        return OneApiHouse.request("mtinit", msisdn, "Hello", "of " + msisdn);
    }

    private static void assertRefused(
            HttpResponse<String> answer, int status, String code, String text, String variables) {
        String kind = code.startsWith("SVC") ? "serviceException" : "policyException";
        JsonObject exception =
                new JsonObject()
                        .put("messageId", code)
                        .put("text", text)
                        .put("variables", variables);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(new JsonObject(answer.body()))
                .isEqualTo(
                        new JsonObject()
                                .put("requestError", new JsonObject().put(kind, exception)));
    }

    private static void assertBusy(HttpResponse<String> answer) {
        assertRefused(answer, 503, "SVC1000", "No resources", "");
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
    }

    @Test
    void shouldRefuseWhenNoNetworkTakesTheNumber() throws Exception {
        String provision = OneApiHouse.PROVISION;
        start(RouterSetup.in(folder, provision.substring(0, provision.indexOf("networks:"))));

        assertRefused(
                house.outbound(begin(MSISDN)),
                400,
                "SVC0285",
                "Message Not Delivered %1",
                "no network takes the number");
    }

    /** The number is another operator's: whom it belongs to cannot be submitted to. */
    @Test
    void shouldNotSendThroughTheNetworkOfAnotherOperator() throws Exception {
        String networks =
                """
                networks:
                  - {id: own, connector: http, dialect: programmable, secret: network-secret, prefixes: ['233']}
                  - {id: other, connector: simulator, prefixes: ['234']}
                """;
        String provision = OneApiHouse.PROVISION;
        start(
                RouterSetup.in(
                        folder, provision.substring(0, provision.indexOf("networks:")) + networks));

        HttpResponse<String> answer = house.outbound(begin(MSISDN));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(
                        new JsonObject(answer.body())
                                .getJsonObject("outboundUSSDMessageRequest")
                                .getString("deliveryStatus"))
                .isEqualTo("NOT SENT");
    }

    @Test
    void shouldRefuseWhenThereIsNoRoomForASessionAndUseUpNothing() throws Exception {
        start("STROWGER_SESSIONS_MAX_LIVE", "2");
        assertThat(house.outbound(begin("233200000902")).statusCode()).isEqualTo(200);
        assertThat(house.outbound(begin("233200000903")).statusCode()).isEqualTo(200);

        assertBusy(house.outbound(begin(MSISDN)));

        assertThat(house.screen(MSISDN)).isNull();
        router.handset("233200000902").hangsUp();
        router.handset("233200000903").hangsUp();
        assertThat(house.outbound(begin(MSISDN)).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefuseWhenAsManyCorrelatorsAreRememberedAsMayBe() throws Exception {
        start("STROWGER_ONEAPI_MAX_CORRELATORS", "1");
        HttpResponse<String> first = house.outbound(begin("233200000902"));

        assertBusy(house.outbound(begin(MSISDN)));

        assertThat(house.screen(MSISDN)).isNull();
        assertThat(house.outbound(begin("233200000902")).body()).isEqualTo(first.body());
    }

    @Test
    void shouldRefuseWhenTheStoreIsDown() throws Exception {
        RouterSetup setup = RouterSetup.in(folder, OneApiHouse.PROVISION);
        start(setup);
        String file = "jdbc:sqlite:" + setup.data().resolve("strowger.db");
        try (Connection other = DriverManager.getConnection(file);
                Statement lock = other.createStatement()) {
            lock.execute("BEGIN IMMEDIATE");

            assertBusy(house.outbound(begin(MSISDN)));

            lock.execute("ROLLBACK");
        }
        assertThat(house.screen(MSISDN)).isNull();
        // whoever looks after the database has to find that it is free
        await().until(() -> house.outbound(begin(MSISDN)).statusCode() == 200);
        assertThat(house.screen(MSISDN)).isEqualTo("Hello");
    }

    @Test
    void shouldRefuseABlockedNumberBeforeAnythingIsDone() throws Exception {
        start("STROWGER_NUMBERS_BLOCKED", "23480,233200000901");

        assertRefused(
                house.outbound(begin(MSISDN)),
                403,
                "POL0002",
                "Privacy verification failed for address %1, request is refused",
                "tel:+" + MSISDN);

        assertThat(house.screen(MSISDN)).isNull();
        assertThat(house.outbound(begin("2348012345678")).body()).contains("POL0002");
        assertThat(house.outbound(begin("233200000902")).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefuseMoreSubscriptionsThanAnAccountMayHave() throws Exception {
        start(RouterSetup.in(folder, OneApiHouse.PROVISION));
        for (int first = 0; first < MOST_CODES; first += CODES_OF_ONE) {
            assertThat(subscribe(first, CODES_OF_ONE).statusCode()).isEqualTo(201);
        }

        assertRefused(
                subscribe(MOST_CODES, 1), 403, "POL0005", "Too many notifications requested", "");
    }

    private HttpResponse<String> subscribe(int first, int count) {
        String codes =
                IntStream.range(first, first + count)
                        .mapToObj("{\"shortCode\":\"7782\",\"keyword\":\"%d\"}"::formatted)
                        .collect(Collectors.joining(","));
        String body =
                """
                {"subscription":{"callbackReference":{"notifyURL":"http://127.0.0.1:9/"},\
                "clientCorrelator":"many-%d","shortCodes":[%s]}}
                """
                        .formatted(first, codes);
        return house.send("POST", SUBSCRIPTIONS, body);
    }

    @Test
    void shouldRefuseAnAccountThatHasNoShortCode() throws Exception {
        String bare = "  - {id: bare, credentials: [{kind: bearer, secret: bare-bearer-token}]}\n";
        start(
                RouterSetup.in(
                        folder, OneApiHouse.PROVISION.replace("networks:", bare + "networks:")));
        OneApiHouse stranger = house.as("bare-bearer-token");

        for (HttpResponse<String> answer :
                List.of(
                        stranger.outbound(begin(MSISDN)),
                        stranger.subscribe("https://app.example/", "", "s"))) {
            assertRefused(answer, 403, "POL1009", "User has not been provisioned for %1", "ussd");
        }
    }

    @Test
    void shouldRefuseAUrlOfASchemeThatIsNotConfigured() throws Exception {
        start("STROWGER_CALLBACKS_SCHEMES", "https");

        HttpResponse<String> answer = house.subscribe("http://127.0.0.1:9/", "", "plain");

        assertRefused(
                answer, 400, "SVC0002", "Invalid input value for message part %1", "notifyURL");
        assertThat(house.subscribe("https://127.0.0.1:9/", "", "secured").statusCode())
                .isEqualTo(201);
    }
}
