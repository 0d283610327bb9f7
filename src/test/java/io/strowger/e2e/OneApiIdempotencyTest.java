package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What comes of an {@code mtinit} that is sent more than once (docs/protocols/oneapi.md,
 * "Idempotency").
 */
class OneApiIdempotencyTest {
    private static final int AT_ONCE = 1_000;

    @TempDir Path folder;
    private RouterSetup setup;
    private Router router;
    private OneApiHouse house;

    @BeforeEach
    void start() throws Exception {
        setup = RouterSetup.in(folder, OneApiHouse.PROVISION);
        restart();
    }

    private void restart() throws Exception {
        if (router != null) {
            router.close();
        }
        router = RouterUnderTest.start(setup);
        house = OneApiHouse.of(router);
    }

    @AfterEach
    void stop() {
        router.close();
    }

    private static void assertRefused(
            HttpResponse<String> answer, int status, String code, String variables) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body())
                .contains("\"messageId\":\"" + code + "\"")
                .contains("\"variables\":\"" + variables + "\"");
    }

    private static String status(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body())
                .getJsonObject(OneApiHouse.NAME)
                .getString("deliveryStatus");
    }

    /** What all get who ask for the same at once; who waits has a connection of his own. */
    private String oneAnswer(JsonObject begin) {
        List<CompletableFuture<HttpResponse<String>>> sent =
                Stream.generate(() -> house.sending(begin)).limit(AT_ONCE).toList();
        List<String> answers = sent.stream().map(one -> one.join().body()).distinct().toList();
        assertThat(sent).allSatisfy(one -> assertThat(status(one.join())).isEqualTo("SENT"));
        assertThat(answers).hasSize(1);
        return answers.getFirst();
    }

    @Test
    void shouldShowOneScreenAndGiveEqualAnswersNowAndAfterARestart() throws Exception {
        String msisdn = "233200000201";
        JsonObject begin = OneApiHouse.request("mtinit", msisdn, "Hello", "many");

        String answer = oneAnswer(begin);
        assertThat(house.screen(msisdn)).isEqualTo("Hello");
        router.handset(msisdn).hangsUp();
        try (Kept kept = new Kept(setup.data())) {
            assertThat(kept.lines()).hasSizeLessThanOrEqualTo(1);
        }

        restart();

        assertThat(oneAnswer(begin)).isEqualTo(answer);
        assertThat(house.screen(msisdn)).isNull();
        assertRefused(
                house.outbound(begin.copy().put("outboundUSSDMessage", "Other")),
                400,
                "SVC0005",
                "many,clientCorrelator");
        try (Kept kept = new Kept(setup.data())) {
            assertThat(kept.lines()).hasSize(1);
        }
    }

    @Test
    void shouldRefuseTheSameCorrelatorWithAnotherBody() {
        String msisdn = "233200000202";
        assertThat(status(house.outbound(OneApiHouse.request("mtinit", msisdn, "One", "same"))))
                .isEqualTo("SENT");

        assertRefused(
                house.outbound(OneApiHouse.request("mtinit", msisdn, "Two", "same")),
                400,
                "SVC0005",
                "same,clientCorrelator");

        assertThat(house.screen(msisdn)).isEqualTo("One");
    }

    @Test
    void shouldTellTheCorrelatorsOfTwoSubscribersApart() {
        for (String msisdn : List.of("233200000203", "233200000204")) {
            JsonObject begin = OneApiHouse.request("mtinit", msisdn, "To " + msisdn, "both");
            assertThat(status(house.outbound(begin))).isEqualTo("SENT");
            assertThat(house.screen(msisdn)).isEqualTo("To " + msisdn);
        }
    }

    @Test
    void shouldRefuseABusySubscriberAndNotUseUpTheCorrelator() {
        String msisdn = "233200000205";
        assertThat(status(house.outbound(OneApiHouse.request("mtinit", msisdn, "One", "first"))))
                .isEqualTo("SENT");
        JsonObject second = OneApiHouse.request("mtinit", msisdn, "Two", "second");
        HttpResponse<String> busy = house.outbound(second);
        assertThat(busy.statusCode()).isEqualTo(403);
        assertThat(busy.body()).contains("policyException").contains("POL0257");
        assertThat(house.screen(msisdn)).isEqualTo("One");
        router.handset(msisdn).hangsUp();

        assertThat(status(house.outbound(second))).isEqualTo("SENT");

        assertThat(house.screen(msisdn)).isEqualTo("Two");
    }

    @Test
    void shouldSayNotSentWhenTheNetworkRefusesAndSayItAgain() {
        String msisdn = "233200000206";
        house.behaves(msisdn, "reject");
        JsonObject begin = OneApiHouse.request("mtinit", msisdn, "Never", "refused");

        HttpResponse<String> answer = house.outbound(begin);

        assertThat(status(answer)).isEqualTo("NOT SENT");
        house.behaves(msisdn, "ok");
        assertThat(house.outbound(begin).body()).isEqualTo(answer.body());
        assertThat(house.screen(msisdn)).isNull();
        assertThat(status(house.outbound(OneApiHouse.request("mtinit", msisdn, "Now", "again"))))
                .isEqualTo("SENT");
    }

    @Test
    void shouldBringANotificationToTheInboxOnceAndLeaveNoSession() {
        String msisdn = "233200000207";
        JsonObject notice = OneApiHouse.request("mtfin", msisdn, "Your bill is paid", "notice");

        HttpResponse<String> answer = house.outbound(notice);

        assertThat(status(answer)).isEqualTo("SENT");
        assertThat(house.outbound(notice).body()).isEqualTo(answer.body());
        JsonObject handset = house.look(msisdn);
        assertThat(handset.getJsonArray("messages")).hasSize(1);
        assertThat(handset.getJsonArray("messages").getJsonObject(0).getString("text"))
                .isEqualTo("Your bill is paid");
        assertThat(status(house.outbound(OneApiHouse.request("mtinit", msisdn, "Next", "next"))))
                .isEqualTo("SENT");
    }
}
