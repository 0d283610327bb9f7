package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.e2e.Subscriber.Shown;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscriptions over HTTP, and the dials that they bring (docs/protocols/oneapi.md). */
class OneApiSubscriptionTest {
    private static final String SUBSCRIPTIONS = "/ussd/v1/inbound/subscriptions";
    private static final int DIALS = 100;

    @TempDir Path folder;
    private RouterSetup setup;
    private Router router;
    private OneApiHouse house;
    private Stub application;

    @BeforeEach
    void start() throws Exception {
        setup = RouterSetup.in(folder, OneApiHouse.PROVISION);
        application =
                Stub.serving(
                        seen -> Future.succeededFuture(OneApiHouse.inline(seen, "mofin", "Hello")));
        router = RouterUnderTest.start(setup);
        house = OneApiHouse.of(router);
    }

    @AfterEach
    void stop() {
        router.close();
        application.close();
    }

    private static String pathOf(HttpResponse<String> created) {
        String url = created.headers().firstValue("location").orElseThrow();
        return url.substring(url.indexOf("/ussd/"));
    }

    private List<CompletableFuture<Shown>> dials(int from) {
        List<CompletableFuture<Shown>> dials = new ArrayList<>();
        for (int i = from; i < from + DIALS; i++) {
            dials.add(router.handset("233200000%03d".formatted(i)).dialling("*7782#"));
        }
        return dials;
    }

    @Test
    void shouldBringNoDialToTheOldAddressOnceTheDeletionIsAnswered() {
        String path = pathOf(house.subscribe(application.url(), "", "first"));
        assertThat(router.handset("233209999999").dials("*7782#").text()).isEqualTo("Hello");
        List<CompletableFuture<Shown>> before = dials(100);
        CompletableFuture<HttpResponse<String>> deletion = house.sending("DELETE", path, "");
        List<CompletableFuture<Shown>> during = dials(300);

        assertThat(deletion.join().statusCode()).isEqualTo(204);

        List<CompletableFuture<Shown>> after = dials(500);
        assertThat(after)
                .allSatisfy(dial ->
                        assertThat(dial.join().text()).startsWith("This code is not in use"));
        before.forEach(CompletableFuture::join);
        during.forEach(CompletableFuture::join);
        assertThat(application.seen())
                .extracting(seen -> OneApiHouse.inbound(seen).getString("address"))
                .noneMatch(address ->
                        address.compareTo("tel:+233200000500") >= 0
                                && address.compareTo("tel:+233200000999") <= 0);
        assertThat(house.send("DELETE", path, "").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldKeepASubscriptionOverARestart() throws Exception {
        HttpResponse<String> created = house.subscribe(application.url(), "8", "kept");
        router.close();
        router = RouterUnderTest.start(setup);
        house = OneApiHouse.of(router);

        assertThat(router.handset("233200000001").dials("*7782*8#"))
                .isEqualTo(new Shown("Hello", false));
        assertThat(house.send("GET", pathOf(created), "").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldAnswerARetryAsTheFirstTimeAndListWhatIsThere() {
        HttpResponse<String> created = house.subscribe(application.url(), "8", "once");
        HttpResponse<String> again = house.subscribe(application.url(), "8", "once");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(created.body());
        JsonObject one = new JsonObject(created.body()).getJsonObject("subscription");
        assertThat(one.getString("resourceURL"))
                .isEqualTo(created.headers().firstValue("location").orElseThrow());
        assertThat(one.getJsonObject("callbackReference"))
                .isEqualTo(OneApiHouse.to(application.url(), "data of once"));
        assertThat(house.send("GET", SUBSCRIPTIONS, "").body())
                .contains(one.getString("resourceURL"));
        OneApiHouse other = house.as("other-bearer-token");
        assertThat(other.send("GET", SUBSCRIPTIONS, "").body())
                .doesNotContain(one.getString("resourceURL"));
        assertThat(other.send("DELETE", pathOf(created), "").statusCode()).isEqualTo(404);
        assertThat(house.send("GET", pathOf(created), "").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNameThePathAsItIsHoweverItWasSpelled() {
        String created = house.subscribe(application.url(), "8", "spelled").body();
        String url = new JsonObject(created).getJsonObject("subscription").getString("resourceURL");

        assertThat(house.send("GET", "/ussd/v1/inbound/%73ubscriptions", "").body())
                .contains("\"" + url + "\"");
        assertThat(house.send("GET", "/apicall/ussd/v3/inbound/%73ubscriptions/", "").body())
                .contains("\"" + url.replace("/ussd/v1", "/apicall/ussd/v3") + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"keyword\":null,", "\"keyword\":\"\","})
    void shouldBringTheRestToASubscriptionWithoutAKeyword(String keyword) {
        try (Stub eight =
                Stub.serving(seen ->
                        Future.succeededFuture(OneApiHouse.inline(seen, "mofin", "Eight")))) {
            assertThat(house.subscribe(eight.url(), "8", "eight").statusCode()).isEqualTo(201);
            String rest =
                    """
                    {"subscription":{"callbackReference":{"notifyURL":"%s"},%s
                     "clientCorrelator":"rest","shortCode":"7782"}}
                    """
                            .formatted(application.url(), keyword);

            assertThat(house.send("POST", SUBSCRIPTIONS, rest).statusCode()).isEqualTo(201);

            assertThat(router.handset("233200000003").dials("*7782*8#").text()).isEqualTo("Eight");
            for (String code : List.of("*7782#", "*7782*9#", "*7782*88#")) {
                assertThat(router.handset("233200000004").dials(code).text()).isEqualTo("Hello");
            }
            assertThat(eight.seen()).hasSize(1);
        }
    }

    @Test
    void shouldBringAllShortCodesOfAListToOneUrl() {
        String list =
                """
                {"subscription":{"callbackReference":{"notifyURL":"%s"},"clientCorrelator":7,
                 "shortCodes":[{"shortCode":"7782","operatorCode":"A","keyword":"1"},
                               {"shortCode":"tel:7782","keyword":"2"}]}}
                """
                        .formatted(application.url());

        HttpResponse<String> created = house.send("POST", SUBSCRIPTIONS, list);

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        for (String code : List.of("*7782*1#", "*7782*2#")) {
            assertThat(router.handset("233200000002").dials(code).text()).isEqualTo("Hello");
        }
        await().until(() -> application.seen().size() == 2);
        assertThat(application.seen())
                .extracting(seen -> OneApiHouse.inbound(seen).getString("keyword"))
                .containsExactly("1", "2");
    }
}
