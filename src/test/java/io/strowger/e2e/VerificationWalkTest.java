package io.strowger.e2e;

import static io.strowger.e2e.VerificationHouse.asking;
import static io.strowger.e2e.VerificationHouse.assertAnswer;
import static io.strowger.e2e.VerificationHouse.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes from their request to their validation, as applications and subscribers see them. */
class VerificationWalkTest {

    @TempDir static Path folder;
    @TempDir static Path brief;
    private static Router router;
    private static VerificationHouse house;

    @BeforeAll
    static void start() throws Exception {
        router = RouterUnderTest.start(RouterSetup.in(folder, VerificationHouse.PROVISION));
        house = VerificationHouse.of(router);
    }

    @AfterAll
    static void stop() {
        router.close();
    }

    @Test
    void shouldValidateTheCodeOfTheInboxOnce() {
        String number = number();

        HttpResponse<String> asked = house.request(asking("walk", number));

        assertAnswer(asked, 201, 0, "Success");
        JsonObject result = new JsonObject(asked.body()).getJsonObject("result");
        assertThat(result.fieldNames()).containsExactly("message_id");
        assertThat(result.getString("message_id")).matches("[0-9]{20}");
        JsonObject message = house.messages(number).getJsonObject(0);
        assertThat(message.getString("kind")).isEqualTo("sms");
        assertThat(message.getString("from")).isEqualTo("Acme Ltd");
        assertThat(message.getString("text")).matches("Your verification code is [0-9]{6}");
        String code = house.lastCode(number);
        assertAnswer(house.validate("walk", code), 200, 0, "Valid");
        assertAnswer(house.validate("walk", code), 422, -54, "Declined");
    }

    @Test
    void shouldCallACodeInvalidThatIsPastItsLife() throws Exception {
        RouterSetup setup =
                RouterSetup.in(brief, VerificationHouse.PROVISION)
                        .with("STROWGER_VERIFICATION_LIFE", "250ms");
        try (Router other = RouterUnderTest.start(setup)) {
            VerificationHouse there = VerificationHouse.of(other);
            String code = there.codeFor("brief", number());
            long expiresBy = System.currentTimeMillis() + 250;
            await().until(() -> System.currentTimeMillis() > expiresBy);

            assertAnswer(there.validate("brief", code), 200, -53, "Invalid");
            assertAnswer(there.validate("brief", "000000"), 200, -53, "Invalid");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "numeric, 6, '[0-9]{6}'",
        "Alpha, 8, '[A-Z]{8}'",
        "ALPHANUMERIC, 20, '[2-9A-Z]{20}'"
    })
    void shouldMakeTheCodeThatIsAskedFor(String type, int length, String pattern) {
        JsonObject more =
                new JsonObject()
                        .put("code_type", type)
                        .put("code_length", Integer.toString(length));

        String code = house.codeFor("made " + type, number(), more);

        assertThat(code).matches(pattern);
        assertAnswer(house.validate("made " + type, code), 200, 0, "Valid");
    }

    @Test
    void shouldMindCaseOnlyWhenAskedTo() {
        JsonObject exact =
                new JsonObject()
                        .put("code_type", "alpha")
                        .put("code_length", 20)
                        .put("case_sensitive", true);
        String code = house.codeFor("exact", number(), exact);
        assertAnswer(house.validate("exact", swapped(code)), 422, -54, "Declined");
        assertAnswer(house.validate("exact", code), 200, 0, "Valid");

        String folded =
                house.codeFor("folded", number(), exact.copy().put("case_sensitive", false));
        assertAnswer(house.validate("folded", folded.toLowerCase(Locale.ROOT)), 200, 0, "Valid");
    }

    /** Every letter in its other case. */
    private static String swapped(String code) {
        StringBuilder swapped = new StringBuilder();
        code.chars()
                .map(c -> Character.isUpperCase(c) ? c + ('a' - 'A') : c - ('a' - 'A'))
                .forEach(c -> swapped.append((char) c));
        return swapped.toString();
    }

    @Test
    void shouldPutTheCodeWhereTheTemplateSaysAndSendItInTheNameThatIsAskedFor() {
        String number = number();
        JsonObject request =
                asking("template", number)
                        .put("message_template", "{#TFA_CODE} открывает дверь")
                        .put("sender_id", "Doorkeeper");

        assertAnswer(house.request(request), 201, 0, "Success");

        JsonObject message = house.messages(number).getJsonObject(0);
        assertThat(message.getString("from")).isEqualTo("Doorkeeper");
        assertThat(message.getString("text")).matches("[0-9]{6} открывает дверь");
        assertAnswer(
                house.validate("template", message.getString("text").substring(0, 6)),
                200,
                0,
                "Valid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a/b", "blank and +", "50 %", "?&=#", "Straße", "日本", "%2F", "😀", ";a=b"})
    void shouldFindARefHoweverItIsWritten(String ref) {
        String code = house.codeFor(ref, number());
        assertAnswer(house.validate(ref, code), 200, 0, "Valid");
    }

    @Test
    void shouldReadLiberally() {
        String number = number();
        String body =
                "{\"Client_Ref\":4711,\"PHONE_NUMBER\":\" +"
                        + number
                        + "\",\"code_length\":\"6\",\"case_sensitive\":\"FALSE\",\"callback_url\":null,\"more\":[1]}";
        assertAnswer(house.send("POST", "/1/2fa", body), 201, 0, "Success");
        assertAnswer(house.validate(" 4711 ", house.lastCode(number)), 200, 0, "Valid");

        String national = number();
        JsonObject request = asking("national", "0" + national.substring(3));
        assertAnswer(house.request(request), 201, 0, "Success");
        assertThat(house.messages(national)).hasSize(1);
        long digits = Long.parseLong(number());
        assertAnswer(
                house.request(asking("digits", "").put("phone_number", digits)), 201, 0, "Success");
    }

    @Test
    void shouldReadAStrictTokensRequestsStrictly() {
        VerificationHouse strict = house.as(VerificationHouse.STRICT);
        String number = number();

        assertThat(strict.request(asking("s", number).put("more", 1)).statusCode()).isEqualTo(400);
        assertThat(strict.request(asking("s", number).put("code_length", "6")).statusCode())
                .isEqualTo(400);
        assertThat(VerificationHouse.status(strict.request(asking("s", "+" + number))))
                .isEqualTo(-59);
        assertThat(strict.request(asking("s", number).put("code_type", "Alpha")).statusCode())
                .isEqualTo(400);
        assertAnswer(strict.request(asking("s", number)), 201, 0, "Success");
        assertAnswer(strict.validate("s", strict.lastCode(number)), 200, 0, "Valid");
    }

    @Test
    void shouldNotifyByUssdWhenTheAccountSaysSo() {
        VerificationHouse notifier = house.as(VerificationHouse.USSD);
        String number = number();

        String code = notifier.codeFor("by ussd", number);

        assertThat(house.messages(number).getJsonObject(0).getString("kind")).isEqualTo("ussd");
        assertAnswer(notifier.validate("by ussd", code), 200, 0, "Valid");
        house.behaves(number, "reject");
        assertThat(VerificationHouse.status(notifier.request(asking("again", number))))
                .isEqualTo(-65);
        house.behaves(number, "ok");
        assertAnswer(notifier.request(asking("again", number)), 201, 0, "Success");
    }

    /** It may have been sent, and is never sent again. */
    @Test
    void shouldTakeTheCodeForSentWhenTheNetworkNeverSays() {
        String number = number();
        house.behaves(number, "silent");

        assertAnswer(house.request(asking("silent", number)), 201, 0, "Success");

        house.behaves(number, "ok");
        assertThat(VerificationHouse.status(house.request(asking("silent", number))))
                .isEqualTo(-52);
        assertThat(house.messages(number)).isEmpty();
    }

    @Test
    void shouldCountCodesByPrefixAndGuessesByOutcome() {
        String code = house.codeFor("counted", number());
        house.validate("counted", "wrong1");
        house.validate("counted", code);
        house.validate("nobody's", code);

        String metrics = router.ask("/metrics").body();

        assertThat(metrics)
                .contains("strowger_verification_asked_total{prefix=\"23320\"}")
                .contains("strowger_verification_validated_total{prefix=\"23320\"}")
                .contains("strowger_verification_unvalidated{prefix=\"23320\"}")
                .contains("strowger_verification_guesses_total{outcome=\"valid\"}")
                .contains("strowger_verification_guesses_total{outcome=\"wrong\"}")
                .contains("strowger_verification_guesses_total{outcome=\"unknown\"}");
    }

    @Test
    void shouldHoldTokensPrefixesAndAddressesToTheirLimits(@TempDir Path limited) throws Exception {
        RouterSetup setup =
                RouterSetup.in(limited, VerificationHouse.PROVISION)
                        .with("STROWGER_VERIFICATION_PER_TOKEN_REQUESTS", "2")
                        .with("STROWGER_VERIFICATION_PER_PREFIX_REQUESTS", "3")
                        .with("STROWGER_VERIFICATION_PER_ADDRESS_REQUESTS", "8");
        try (Router other = RouterUnderTest.start(setup)) {
            VerificationHouse first = VerificationHouse.of(other);
            VerificationHouse second = first.as(VerificationHouse.SECOND);
            assertThat(first.request(asking("1", number())).statusCode()).isEqualTo(201);
            // a ref that was used costs nothing
            assertThat(VerificationHouse.status(first.request(asking("1", number()))))
                    .isEqualTo(-52);
            assertThat(first.request(asking("2", number())).statusCode()).isEqualTo(201);
            assertLimited(first.request(asking("3", number())));
            assertThat(second.request(asking("1", number())).statusCode()).isEqualTo(201);
            assertLimited(second.request(asking("2", number())));
            assertThat(second.request(asking("2", "491701234567")).statusCode()).isEqualTo(201);
            assertThat(VerificationHouse.status(second.validate("2", "000000"))).isEqualTo(-54);
            assertLimited(second.validate("2", "000000"));
        }
    }

    private static void assertLimited(HttpResponse<String> answer) {
        assertAnswer(answer, 429, -64, "System error \u2013 Request data provided was invalid.");
        assertThat(Integer.parseInt(answer.headers().firstValue("retry-after").orElseThrow()))
                .isPositive();
    }

    @Test
    void shouldCallABlockedNumberInvalidAndSendItNothing(@TempDir Path blocking) throws Exception {
        String blocked = number();
        RouterSetup setup =
                RouterSetup.in(blocking, VerificationHouse.PROVISION)
                        .with("STROWGER_NUMBERS_BLOCKED", "23480," + blocked);
        try (Router other = RouterUnderTest.start(setup)) {
            VerificationHouse there = VerificationHouse.of(other);

            assertThat(VerificationHouse.status(there.request(asking("b", blocked))))
                    .isEqualTo(-59);
            assertThat(VerificationHouse.status(there.request(asking("b", "2348012345678"))))
                    .isEqualTo(-59);

            assertThat(there.messages(blocked)).isEmpty();
            assertThat(there.request(asking("b", number())).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void shouldTellWhatBecameOfAMessage() {
        try (Stub callback = Stub.serving(_ -> io.vertx.core.Future.succeededFuture(Stub.ok()))) {
            report(callback, "ok", "DELIVRD");
            report(callback, "absent", "EXPIRED");
            report(callback, "busy", "UNDELIV");
        }
    }

    @Test
    void shouldTellThatTheNetworkTookANotificationAndNothingOfOneThatItRefused() {
        try (Stub callback = Stub.serving(_ -> io.vertx.core.Future.succeededFuture(Stub.ok()))) {
            VerificationHouse notifier = house.as(VerificationHouse.USSD);
            String number = number();
            JsonObject request =
                    asking("noted", number).put("callback_url", callback.url() + "dlr");
            house.behaves(number, "reject");
            assertThat(VerificationHouse.status(notifier.request(request))).isEqualTo(-65);
            house.behaves(number, "ok");
            JsonObject asked = new JsonObject(notifier.request(request).body());

            await().atMost(Duration.ofSeconds(20)).until(() -> !callback.seen().isEmpty());

            JsonObject report = callback.seen().getFirst().json();
            assertThat(report.getString("api_job_id")).isEqualTo(asked.getString("api_job_id"));
            JsonObject data = report.getJsonArray("data").getJsonObject(0);
            assertThat(data.getString("message_id"))
                    .isEqualTo(asked.getJsonObject("result").getString("message_id"));
            assertThat(data.getString("type")).isEqualTo("USSD");
            assertThat(data.getString("status")).isEqualTo("DELIVRD");
            assertThat(data.getString("to")).isEqualTo(number);
            assertThat(data.getString("sms_from")).isEmpty();
            assertThat(data.getString("client_message_id")).isEqualTo("noted");
            assertThat(callback.seen()).hasSize(1);
        }
    }

    private static void report(Stub callback, String behaviour, String status) {
        int before = callback.seen().size();
        String number = number();
        house.behaves(number, behaviour);
        JsonObject asked =
                new JsonObject(
                        house.request(
                                        asking("reported " + behaviour, number)
                                                .put("callback_url", callback.url() + "dlr"))
                                .body());

        await().atMost(Duration.ofSeconds(20)).until(() -> callback.seen().size() > before);

        Stub.Seen seen = callback.seen().getLast();
        assertThat(seen.path()).isEqualTo("/dlr");
        assertThat(seen.headers().get("webhook-signature")).startsWith("v1,");
        JsonObject report = seen.json();
        assertThat(report.fieldNames()).containsExactly("api_job_id", "client_job_id", "data");
        assertThat(report.getString("api_job_id")).isEqualTo(asked.getString("api_job_id"));
        assertThat(report.getString("client_job_id")).isEmpty();
        JsonObject data = report.getJsonArray("data").getJsonObject(0);
        long millis = data.getLong("timestamp");
        assertThat(millis)
                .isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis());
        assertThat(data)
                .isEqualTo(
                        new JsonObject()
                                .put("type", "SMS")
                                .put(
                                        "message_id",
                                        asked.getJsonObject("result").getString("message_id"))
                                .put("status", status)
                                .put("timestamp", millis)
                                .put("micro_timestamp", millis * 1_000)
                                .put("to", number)
                                .put("sms_from", "Acme Ltd")
                                .put("viber_from", "")
                                .put("client_message_id", "reported " + behaviour)
                                .put("error_code", 0));
    }
}
