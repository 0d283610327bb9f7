package io.strowger.e2e;

import static io.strowger.e2e.VerificationHouse.asking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes, tokens, numbers and templates stand in no log, metric or record (invariant 26). */
class VerificationCanaryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MSISDN = "233207391846";
    private static final String NATIONAL = "207391846";
    private static final List<String> CANARIES =
            List.of(
                    MSISDN,
                    NATIONAL,
                    "canary-token",
                    "canary-wrong-token",
                    "canary-template",
                    "canary-ref",
                    "canaryfrom",
                    "canary-path",
                    "canary-guess");

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"plain", "json"})
    void shouldStandNowhereButWhereTheyBelong(String format) throws Exception {
        RouterSetup setup =
                RouterSetup.in(
                                folder,
                                VerificationHouse.PROVISION
                                        .replace(VerificationHouse.TOKEN, "canary-token")
                                        .replace(VerificationHouse.USSD, "canary-token-ussd"))
                        .with("STROWGER_LOGS_FORMAT", format)
                        .with("STROWGER_LOGS_LEVEL", "debug");
        try (Stub callback =
                        Stub.serving(_ -> Future.succeededFuture(new Stub.Reply(503, "canary")));
                Kept kept = new Kept(folder.resolve("data"));
                RouterProcess router = RouterProcess.start(setup)) {
            List<String> canaries = new ArrayList<>(CANARIES);
            canaries.addAll(live(new VerificationHouse(router, "canary-token"), callback));
            await().atMost(PATIENCE).until(() -> kept.rows().size() == 1);
            await().atMost(PATIENCE).until(() -> !callback.seen().isEmpty());
            String metrics = router.ask("/metrics").body();
            router.terminate();
            assertThat(router.awaitExit()).isZero();

            assertThat(metrics).contains("strowger_verification_asked_total");
            for (String canary : canaries) {
                assertThat(router.log()).as("log").doesNotContainIgnoringCase(canary);
                assertThat(metrics).as("metrics").doesNotContainIgnoringCase(canary);
                assertThat(kept.text()).as("records").doesNotContainIgnoringCase(canary);
                assertThat(kept.rows().toString()).as("rows").doesNotContainIgnoringCase(canary);
            }
        }
    }

    /** The codes are 20 letters and digits, which do not stand anywhere by chance. */
    private static List<String> live(VerificationHouse house, Stub callback) {
        JsonObject more =
                new JsonObject()
                        .put("code_type", "alphanumeric")
                        .put("code_length", 20)
                        .put("sender_id", "canaryfrom")
                        .put("message_template", "canary-template {#TFA_CODE}")
                        .put("callback_url", callback.url() + "canary-path");
        String sms = house.codeFor("canary-ref", MSISDN, more);
        house.validate("canary-ref", "canary-guess");
        house.validate("canary-ref", sms);
        more.remove("callback_url");
        String ussd = house.as("canary-token-ussd").codeFor("canary-ref", MSISDN, more);
        house.validate("canary-ref of nobody", ussd);
        house.as("canary-wrong-token").request(asking("canary-ref", MSISDN));
        house.send("POST", "/1/2fa", "{\"client_ref\":\"canary-ref\",\"phone_number\":\"canary");
        house.request(asking("canary-ref-2", MSISDN).put("message_template", "canary-template"));
        house.behaves(MSISDN, "reject");
        house.request(asking("canary-ref-3", MSISDN));
        return List.of(sms, ussd);
    }
}
