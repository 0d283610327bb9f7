package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.e2e.Subscriber.Shown;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that answers our request with the next screen (docs/protocols/oneapi.md). */
class OneApiInlineTest {
    private static final int HOPS = 10;

    @TempDir static Path folder;
    private static Router router;
    private static OneApiHouse house;
    private static Stub rest;
    private static Stub eight;

    @BeforeAll
    static void start() throws Exception {
        rest = Stub.serving(OneApiInlineTest::next);
        eight =
                Stub.serving(
                        seen -> Future.succeededFuture(OneApiHouse.inline(seen, "mofin", "Eight")));
        router = RouterUnderTest.start(RouterSetup.in(folder, OneApiHouse.PROVISION));
        house = OneApiHouse.of(router);
        assertThat(house.subscribe(rest.url(), "", "rest").statusCode()).isEqualTo(201);
        assertThat(house.subscribe(eight.url(), "8", "eight").statusCode()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        router.close();
        rest.close();
        eight.close();
    }

    /** Counts: the reply 3 gets the screen 4; the tenth is the last. */
    private static Future<Stub.Reply> next(Stub.Seen seen) {
        JsonObject got = OneApiHouse.inbound(seen);
        String typed = got.getString("inboundUSSDMessage");
        int screen = typed == null ? 1 : Integer.parseInt(typed) + 1;
        String kind = got.getString("ussdAction").substring(0, 2);
        String action = kind + (screen == HOPS ? "fin" : "cont");
        return Future.succeededFuture(OneApiHouse.inline(seen, action, "Screen " + screen));
    }

    private static List<JsonObject> gotOf(String msisdn) {
        return rest.seen().stream()
                .map(OneApiHouse::inbound)
                .filter(got -> got.getString("address").equals("tel:+" + msisdn))
                .toList();
    }

    @Test
    void shouldCarryADialThroughTenScreens() {
        Subscriber handset = router.handset("233200000001");
        Shown shown = handset.dials("*7782#");
        for (int screen = 1; screen < HOPS; screen++) {
            assertThat(shown).isEqualTo(new Shown("Screen " + screen, true));
            shown = handset.replies(String.valueOf(screen));
        }
        assertThat(shown).isEqualTo(new Shown("Screen 10", false));

        List<JsonObject> got = gotOf("233200000001");
        assertThat(got).hasSize(HOPS);
        JsonObject first = got.getFirst();
        String session = first.getString("sessionID");
        assertThat(session).matches("[0-9a-f]{32}");
        assertThat(first.getString("shortCode")).isEqualTo("tel:7782");
        assertThat(first.getValue("inboundUSSDMessage")).isNull();
        assertThat(first.getString("ussdAction")).isEqualTo("moinit");
        assertThat(first.getString("clientCorrelator")).isEqualTo("233200000001-" + session);
        assertThat(first.getJsonObject("responseRequest"))
                .isEqualTo(OneApiHouse.to(rest.url(), "data of rest"));
        assertThat(got.subList(1, HOPS))
                .allSatisfy(one -> {
                    assertThat(one.getString("sessionID")).isEqualTo(session);
                    assertThat(one.getString("ussdAction")).isEqualTo("mocont");
                });
    }

    @Test
    void shouldBringAKeywordToItsOwnSubscriptionAlone() {
        assertThat(router.handset("233200000002").dials("*7782*8#"))
                .isEqualTo(new Shown("Eight", false));
        assertThat(router.handset("233200000003").dials("#7782*8#"))
                .isEqualTo(new Shown("Eight", false));
        assertThat(router.handset("233200000004").dials("*7782*5#").text()).isEqualTo("Screen 6");

        assertThat(eight.seen())
                .hasSize(2)
                .allSatisfy(seen ->
                        assertThat(OneApiHouse.inbound(seen).getString("keyword")).isEqualTo("8"));
        assertThat(gotOf("233200000002")).isEmpty();
        assertThat(gotOf("233200000004"))
                .singleElement()
                .satisfies(got -> assertThat(got.getString("inboundUSSDMessage")).isEqualTo("5"));
    }

    @Test
    void shouldCarryASessionOfTheApplicationThroughTenScreens() {
        String msisdn = "233200000005";
        JsonObject begin =
                OneApiHouse.request("mtinit", msisdn, "Screen 1", "mt-ten")
                        .put("responseRequest", OneApiHouse.to(rest.url(), "mine"));

        HttpResponse<String> begun = house.outbound(begin);

        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        assertThat(new JsonObject(begun.body()).getJsonObject(OneApiHouse.NAME))
                .isEqualTo(begin.copy().put("deliveryStatus", "SENT"));
        assertThat(house.screen(msisdn)).isEqualTo("Screen 1");
        Subscriber handset = router.handset(msisdn);
        for (int screen = 1; screen < HOPS; screen++) {
            assertThat(handset.replies(String.valueOf(screen)))
                    .isEqualTo(new Shown("Screen " + (screen + 1), screen + 1 < HOPS));
        }
        assertThat(gotOf(msisdn))
                .hasSize(HOPS - 1)
                .allSatisfy(one -> {
                    assertThat(one.getString("ussdAction")).isEqualTo("mtcont");
                    assertThat(one.getString("clientCorrelator")).isEqualTo("mt-ten");
                    assertThat(one.getString("sessionID")).matches("[0-9a-f]{32}");
                    assertThat(one.getJsonObject("responseRequest"))
                            .isEqualTo(OneApiHouse.to(rest.url(), "mine"));
                });
    }
}
