package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.e2e.Subscriber.Shown;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A push that did not reach its subscriber, taken up by hand (docs/protocols/push.md, "Recovery").
 */
class PushRecoveryTest {

    private static final String MSISDN = PushHouse.MSISDN;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NOT_VALID = "This code is not valid or no longer valid.";

    @TempDir Path folder;
    private Stub application;
    private Router router;
    private PushHouse house;
    private RouterSetup setup;

    @BeforeEach
    void open() {
        application = PushHouse.greeter();
    }

    private void start(String more) throws Exception {
        setup = setup(more);
        router = RouterUnderTest.start(setup);
        house = new PushHouse(router);
    }

    private RouterSetup setup(String more) {
        return RouterSetup.in(
                folder,
                PushHouse.PROVISION
                        + PushHouse.application(
                                "acme",
                                "pay",
                                "session-event",
                                application.url(),
                                "serviceCodes: ['*425#'], recoveryCode: '*425*123#'" + more));
    }

    @AfterEach
    void stop() {
        router.close();
        application.close();
    }

    /** The code of a push that is accepted and does not arrive. */
    private String lost(String mode) {
        house.behaves(MSISDN, mode);
        HttpResponse<String> answer = house.push("pay", MSISDN, "bill 7");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        house.behaves(MSISDN, "ok");
        return new JsonObject(answer.body()).getString("recoveryShortcode");
    }

    private Shown dials(String msisdn, String code) {
        return router.handset(msisdn).dials(code);
    }

    private static String other(String code) {
        int token = Integer.parseInt(code.substring(code.length() - 6, code.length() - 1));
        return "*425*123*%05d#".formatted((token + 1) % 100_000);
    }

    private List<String> paths() {
        return application.seen().stream().map(Stub.Seen::path).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "busy"})
    void shouldGoOnWhereThePushWasOnceItsCodeIsDialled(String mode) throws Exception {
        start("");
        String code = lost(mode);
        assertThat(code).matches("\\*425\\*123\\*[0-9]{5}#");

        assertThat(dials(MSISDN, code)).isEqualTo(new Shown("Pay bill 7?", true));
        assertThat(router.handset(MSISDN).replies("yes"))
                .isEqualTo(new Shown("You said yes", false));

        assertThat(paths()).startsWith("/ussdSessionEvent/new", "/ussdSessionEvent/continue");
        JsonObject goesOn = application.seen().get(1).json();
        assertThat(goesOn.getString("contextData")).isEqualTo("step");
        assertThat(goesOn.getString("sessionId"))
                .isEqualTo(application.seen().get(0).json().getString("sessionId"));
        try (Books books = new Books(setup.data());
                Kept kept = new Kept(setup.data())) {
            assertThat(books.state("acme")).isEqualTo("99600+0");
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(kept.lines())
                                    .extracting(line -> line.getString("reason"))
                                    .containsExactly("completed"));
        }
    }

    @Test
    void shouldTakeACodeOnce() throws Exception {
        start("");
        String code = lost("absent");
        dials(MSISDN, code);
        router.handset(MSISDN).replies("yes");

        assertThat(dials(MSISDN, code).text()).contains(NOT_VALID);
        assertThat(paths()).filteredOn(path -> path.endsWith("/continue")).hasSize(1);
    }

    @Test
    void shouldTakeACodeFromItsSubscriberAlone() throws Exception {
        start("");
        String code = lost("absent");

        assertThat(dials("2348039999999", code).text()).contains(NOT_VALID);

        assertThat(dials(MSISDN, code).text()).isEqualTo("Pay bill 7?");
    }

    @Test
    void shouldTakeNoCodeAnyMoreAfterTooManyWrongOnes() throws Exception {
        start("");
        String code = lost("absent");
        for (int i = 0; i < 6; i++) {
            assertThat(dials(MSISDN, other(code)).text()).contains(NOT_VALID);
        }

        assertThat(dials(MSISDN, code).text()).contains(NOT_VALID);
    }

    @Test
    void shouldEndWithOneRecordWhenNobodyDialsInTime() throws Exception {
        start(", recoverWithin: 1s");
        String code = lost("absent");
        try (Kept kept = new Kept(setup.data())) {
            await().atMost(PATIENCE).until(() -> kept.lines().size() == 1);
            assertThat(kept.lines().getFirst().getString("application")).isEqualTo("pay");
            assertThat(paths()).startsWith("/ussdSessionEvent/new");

            assertThat(dials(MSISDN, code).text()).contains(NOT_VALID);

            assertThat(kept.lines("pay")).hasSize(1);
        }
        try (Books books = new Books(setup.data())) {
            assertThat(books.state("acme")).as("it was sent").isEqualTo("99600+0");
        }
    }

    @Test
    void shouldBeginAtTheFirstScreenWhenTheRouterWasKilledInBetween() throws Exception {
        setup = setup("");
        RouterProcess first = RouterProcess.start(setup);
        router = first;
        house = new PushHouse(router);
        String code = lost("absent");
        first.kill();
        router = RouterProcess.start(setup);
        house = new PushHouse(router);

        assertThat(dials(MSISDN, code)).isEqualTo(new Shown("Pay bill 7?", true));
        assertThat(router.handset(MSISDN).replies("yes").text()).isEqualTo("You said yes");

        assertThat(paths()).startsWith("/ussdSessionEvent/new", "/ussdSessionEvent/continue");
        assertThat(dials(MSISDN, code).text()).contains(NOT_VALID);
        try (Books books = new Books(setup.data())) {
            assertThat(books.state("acme")).isEqualTo("99600+0");
        }
    }
}
