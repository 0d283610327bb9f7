package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pushes cost, by what becomes of them (docs/protocols/push.md; invariants 1 to 4). */
class PushMoneyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path folder;
    private RouterSetup setup;
    private Stub application;
    private Router router;
    private PushHouse house;
    private Books books;

    private void start(Stub stub, String dialect, String more, String... settings)
            throws Exception {
        application = stub;
        setup =
                RouterSetup.in(
                        folder,
                        PushHouse.PROVISION
                                + PushHouse.application("acme", "pay", dialect, stub.url(), more));
        open(settings);
        books = new Books(setup.data());
    }

    /** Another router on the same data. */
    private void restart(String... settings) throws Exception {
        router.close();
        open(settings);
    }

    private void open(String... settings) throws Exception {
        for (int i = 0; i < settings.length; i += 2) {
            setup = setup.with(settings[i], settings[i + 1]);
        }
        router = RouterUnderTest.start(setup);
        house = new PushHouse(router);
    }

    @AfterEach
    void stop() {
        books.close();
        router.close();
        application.close();
    }

    private void assertNothingCharged(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
        assertThat(answer.body()).contains("CANNOT_INITIATE_PUSH");
        assertThat(books.state("acme")).isEqualTo("100000+0");
        assertThat(books.differences("acme")).isEmpty();
    }

    @Test
    void shouldChargeWhatTheNetworkAccepts() throws Exception {
        start(PushHouse.greeter(), "session-event", "");

        assertThat(house.push("pay", PushHouse.MSISDN, "x").statusCode()).isEqualTo(200);

        assertThat(books.state("acme")).isEqualTo("99600+0");
        assertThat(books.entries().values()).containsExactly("HOLD COMMIT");
        assertThat(router.handset(PushHouse.MSISDN).replies("1").text()).isEqualTo("You said 1");
        assertThat(books.state("acme")).isEqualTo("99600+0");
        assertThat(books.differences("acme")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "busy"})
    void shouldChargeWhatWasAcceptedAndNotDelivered(String mode) throws Exception {
        start(PushHouse.greeter(), "session-event", "");
        house.behaves(PushHouse.MSISDN, mode);

        assertThat(house.push("pay", PushHouse.MSISDN, "x").statusCode()).isEqualTo(200);

        assertThat(books.state("acme")).isEqualTo("99600+0");
        try (Kept kept = new Kept(setup.data())) {
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(kept.lines())
                                    .extracting(line -> line.getString("reason"))
                                    .containsExactly("not_delivered"));
        }
    }

    @Test
    void shouldChargeNothingForWhatTheNetworkRefuses() throws Exception {
        start(PushHouse.greeter(), "session-event", "");
        house.behaves(PushHouse.MSISDN, "reject");

        assertNothingCharged(house.push("pay", PushHouse.MSISDN, "x"));

        assertThat(books.entries().values()).containsExactly("HOLD RELEASE");
    }

    @Test
    void shouldHoldWhatIsUnknownThenGiveItBackAndFlagIt() throws Exception {
        start(
                PushHouse.greeter(),
                "session-event",
                "",
                "STROWGER_SESSIONS_SUBMIT_WITHIN",
                "500ms",
                "STROWGER_PUSH_UNKNOWN_WITHIN",
                "1h");
        house.behaves(PushHouse.MSISDN, "silent");

        HttpResponse<String> answer = house.push("pay", PushHouse.MSISDN, "x");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getString("sessionId")).hasSize(36);
        assertThat(books.state("acme")).isEqualTo("99600+400");
        assertThat(books.pushes().values()).containsExactly("UNKNOWN");
        assertThat(router.ask("/metrics").body())
                .contains("strowger_pushes_total{outcome=\"unknown\"} 1.0");
        assertThat(house.screens(PushHouse.MSISDN)).isZero();

        restart("STROWGER_PUSH_SETTLE_WITHIN", "1s", "STROWGER_PUSH_UNKNOWN_WITHIN", "1s");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(books.state("acme")).isEqualTo("100000+0"));
        assertThat(books.pushes().values()).containsExactly("RELEASED flagged");
        assertThat(books.differences("acme")).isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(router.ask("/metrics").body())
                                .contains("strowger_pushes_flagged_total 1.0"));
    }

    @Test
    void shouldNotSubmitToASubscriberWhoIsInASession() throws Exception {
        start(PushHouse.greeter(), "session-event", "serviceCodes: ['*425#']");
        router.handset(PushHouse.MSISDN).dialling("*425#").join();
        int asked = application.seen().size();

        assertNothingCharged(house.push("pay", PushHouse.MSISDN, "x"));

        assertThat(application.seen()).hasSize(asked);
        assertThat(house.screens(PushHouse.MSISDN)).isZero();
    }

    @Test
    void shouldChargeNothingWhenTheApplicationIsNotThere() throws Exception {
        start(PushHouse.greeter(), "session-event", "");
        application.dies();

        assertNothingCharged(house.push("pay", PushHouse.MSISDN, "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rubbish",
                "{}",
                "{\"contextData\":\"\",\"action\":{\"type\":\"Redirect\"}}",
                "{\"Type\":\"Response\",\"Message\":\"of another dialect\"}"
            })
    void shouldChargeNothingWhenTheApplicationAnswersRubbish(String rubbish) throws Exception {
        start(
                Stub.serving(_ -> Future.succeededFuture(new Stub.Reply(200, rubbish))),
                "session-event",
                "");

        assertNothingCharged(house.push("pay", PushHouse.MSISDN, "x"));

        assertThat(house.screens(PushHouse.MSISDN)).isZero();
    }

    @Test
    void shouldChargeNothingWhenTheApplicationIsTooSlow() throws Exception {
        start(Stub.serving(_ -> Future.future(_ -> {})), "session-event", "answerWithin: 300ms");

        assertNothingCharged(house.push("pay", PushHouse.MSISDN, "x"));
    }

    @Test
    void shouldLeaveNoHoldBehindWhenItStops() throws Exception {
        Promise<Stub.Reply> slow = Promise.promise();
        start(
                Stub.serving(request ->
                        request.path().endsWith("/new")
                                ? slow.future()
                                : Future.succeededFuture(new Stub.Reply(204, ""))),
                "session-event",
                "recoveryCode: '*425*123#'");
        var pushed =
                house.sending(house.request(PushHouse.body("pay", PushHouse.MSISDN, "x").encode()));
        await().atMost(PATIENCE).until(() -> application.seen().size() == 1);
        var stopped = CompletableFuture.runAsync(router::close);
        slow.complete(PushHouse.view("InputView", "At last"));

        stopped.join();

        assertThat(pushed.join().statusCode()).isEqualTo(200);
        assertThat(books.state("acme")).isEqualTo("99600+0");
        assertThat(books.pushes().values()).containsExactly("COMMITTED");
        router = RouterUnderTest.start(setup); // for the one that is stopped after each test
    }
}
