package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.e2e.Subscriber.Shown;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application that answers with nothing and sends the next screen by a request of its own. */
class OneApiLaterTest {
    private static final int HOPS = 10;

    @TempDir static Path folder;
    private static final Map<String, Promise<Stub.Reply>> HELD = new ConcurrentHashMap<>();
    private static Router router;
    private static OneApiHouse house;
    private static Stub application;

    @BeforeAll
    static void start() throws Exception {
        application =
                Stub.serving(seen -> {
                    String address = OneApiHouse.inbound(seen).getString("address");
                    Promise<Stub.Reply> held = HELD.get(address);
                    return held == null ? Future.succeededFuture(Stub.ok()) : held.future();
                });
        router = RouterUnderTest.start(RouterSetup.in(folder, OneApiHouse.PROVISION));
        house = OneApiHouse.of(router);
        assertThat(house.subscribe(application.url(), "", "later").statusCode()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        router.close();
        application.close();
    }

    private static List<JsonObject> gotOf(String msisdn) {
        return application.seen().stream()
                .map(OneApiHouse::inbound)
                .filter(got -> got.getString("address").equals("tel:+" + msisdn))
                .toList();
    }

    /** The n-th request of this subscriber's session, once it is there. */
    private static JsonObject got(String msisdn, int number) {
        return await().until(() -> gotOf(msisdn), got -> got.size() >= number).get(number - 1);
    }

    private static void assertSent(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"deliveryStatus\":\"SENT\"");
    }

    private static void assertNoSession(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"SVC0002\"").contains("\"variables\":\"sessionID\"");
    }

    @ParameterizedTest
    @CsvSource({"233200000101, true, mo", "233200000102, false, mo", "233200000103, true, mt"})
    void shouldCarryADialThroughTenScreens(String msisdn, boolean named, String kind) {
        Subscriber handset = router.handset(msisdn);
        CompletableFuture<Shown> next = handset.dialling("*7782#");
        String correlator = "";
        for (int screen = 1; screen <= HOPS; screen++) {
            JsonObject got = got(msisdn, screen);
            correlator = got.getString("clientCorrelator");
            String action = kind + (screen < HOPS ? "cont" : "fin");
            JsonObject later = OneApiHouse.request(action, msisdn, "Screen " + screen, correlator);
            if (named) {
                later.put("sessionID", got.getString("sessionID"));
            }

            assertSent(house.outbound(later));

            assertThat(next.join()).isEqualTo(new Shown("Screen " + screen, screen < HOPS));
            next = screen < HOPS ? handset.replying(String.valueOf(screen)) : next;
        }
        assertThat(gotOf(msisdn)).hasSize(HOPS);
        assertNoSession(
                house.outbound(OneApiHouse.request(kind + "cont", msisdn, "More", "after")));
    }

    @Test
    void shouldCarryItsOwnSessionThroughTenScreensWithOneCorrelator() {
        String msisdn = "233200000104";
        Subscriber handset = router.handset(msisdn);
        JsonObject reply = OneApiHouse.to(application.url(), "mine");
        assertSent(
                house.outbound(
                        OneApiHouse.request("mtinit", msisdn, "Screen 1", "one")
                                .put("responseRequest", reply)));
        for (int screen = 2; screen <= HOPS; screen++) {
            CompletableFuture<Shown> next = handset.replying("go " + screen);
            JsonObject got = got(msisdn, screen - 1);
            assertThat(got.getString("inboundUSSDMessage")).isEqualTo("go " + screen);
            assertThat(got.getString("ussdAction")).isEqualTo("mtcont");
            assertThat(got.getJsonObject("responseRequest")).isEqualTo(reply);
            String action = screen < HOPS ? "mtcont" : "mtfin";

            assertSent(
                    house.outbound(
                            OneApiHouse.request(action, msisdn, "Screen " + screen, "one")
                                    .put("sessionID", got.getString("sessionID"))));

            assertThat(next.join()).isEqualTo(new Shown("Screen " + screen, screen < HOPS));
        }
    }

    @Test
    void shouldShowTheLaterScreenBeforeItsOwnRequestWasAnswered() {
        String msisdn = "233200000105";
        Promise<Stub.Reply> held = Promise.promise();
        HELD.put("tel:+" + msisdn, held);
        CompletableFuture<Shown> next = router.handset(msisdn).dialling("*7782#");
        got(msisdn, 1);

        assertSent(house.outbound(OneApiHouse.request("mocont", msisdn, "Early", "early")));

        assertThat(next.join()).isEqualTo(new Shown("Early", true));
        HELD.remove("tel:+" + msisdn);
        held.complete(Stub.ok());
        next = router.handset(msisdn).replying("1");
        got(msisdn, 2);
        assertSent(house.outbound(OneApiHouse.request("mofin", msisdn, "Bye", "early")));
        assertThat(next.join()).isEqualTo(new Shown("Bye", false));
        assertThat(gotOf(msisdn)).hasSize(2);
    }

    @Test
    void shouldShowOneScreenAndGiveEqualAnswersWhenTheLaterScreenComesTwice() {
        String msisdn = "233200000106";
        CompletableFuture<Shown> next = router.handset(msisdn).dialling("*7782#");
        JsonObject got = got(msisdn, 1);
        JsonObject later =
                OneApiHouse.request("mocont", msisdn, "Once", "twice")
                        .put("sessionID", got.getString("sessionID"));

        CompletableFuture<HttpResponse<String>> one = house.sending(later);
        CompletableFuture<HttpResponse<String>> two = house.sending(later);

        assertSent(one.join());
        assertThat(two.join().body()).isEqualTo(one.join().body());
        assertThat(two.join().statusCode()).isEqualTo(200);
        assertThat(next.join()).isEqualTo(new Shown("Once", true));
        assertThat(house.outbound(later).body()).isEqualTo(one.join().body());
        HttpResponse<String> other = house.outbound(later.put("outboundUSSDMessage", "Other"));
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(other.body()).contains("\"SVC0005\"").contains("twice,clientCorrelator");
        assertThat(house.screen(msisdn)).isEqualTo("Once");
        router.handset(msisdn).hangsUp();
    }

    @Test
    void shouldRefuseAScreenThatComesAfterTheSubscriberHungUp() {
        String msisdn = "233200000107";
        CompletableFuture<Shown> next = router.handset(msisdn).dialling("*7782#");
        JsonObject got = got(msisdn, 1);
        JsonObject later = OneApiHouse.request("mocont", msisdn, "First", "gone");
        assertSent(house.outbound(later));
        assertThat(next.join().text()).isEqualTo("First");
        router.handset(msisdn).hangsUp();

        JsonObject end = got(msisdn, 2);
        assertThat(end.getString("ussdAction")).isEqualTo("mofin");
        assertNoSession(
                house.outbound(
                        OneApiHouse.request("mocont", msisdn, "Second", "gone")
                                .put("sessionID", got.getString("sessionID"))));
    }
}
