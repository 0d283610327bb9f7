package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of docs/protocols/push.md, and every form of a number that it knows. */
class PushDocumentTest {

    private static final String UUID =
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    @TempDir Path folder;
    private Stub application;
    private Router router;
    private PushHouse house;

    @BeforeEach
    void start() throws Exception {
        application = PushHouse.greeter();
        String url = application.url().toString();
        router =
                RouterUnderTest.start(
                        RouterSetup.in(
                                folder,
                                PushHouse.PROVISION
                                        + PushHouse.application(
                                                "acme",
                                                "pay",
                                                "session-event",
                                                url,
                                                "serviceCodes: ['*425#'], recoveryCode: '*425*123#'")
                                        + PushHouse.application(
                                                "acme", "plain", "session-event", url, "")
                                        + PushHouse.application(
                                                "other", "foreign", "session-event", url, "")
                                        + PushHouse.application(
                                                "poor", "cheap", "session-event", url, "")));
        house = new PushHouse(router);
    }

    @AfterEach
    void stop() {
        router.close();
        application.close();
    }

    @Test
    void shouldAnswerWithRecoveryToken() {
        HttpResponse<String> answer = house.push("pay", "+2348031234567", "bill 7");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.body())
                .matches(
                        "\\{\"sessionId\":\"%s\",\"recoveryShortcode\":\"\\*425\\*123\\*[0-9]{5}#\"}"
                                .formatted(UUID));
        assertThat(house.screen(PushHouse.MSISDN)).isEqualTo("Pay bill 7?");
    }

    @Test
    void shouldAnswerWithoutRecoveryToken() {
        HttpResponse<String> answer = house.push("plain", "+2348031234567", "bill 7");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .matches("\\{\"sessionId\":\"%s\",\"recoveryShortcode\":null}".formatted(UUID));
    }

    @Test
    void shouldNameTheSessionAsTheApplicationKnowsIt() {
        HttpResponse<String> answer = house.push("pay", PushHouse.MSISDN, "x");

        assertThat(application.seen().getFirst().json().getString("sessionId"))
                .isEqualTo(new JsonObject(answer.body()).getString("sessionId"));
        assertThat(application.seen().getFirst().json().getJsonObject("input"))
                .isEqualTo(new JsonObject().put("type", "Push").put("contextData", "x"));
    }

    private static void assertSays(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a12u3ui", "foreign"})
    void shouldNotFindAnApplicationThatIsNobodysOrAnothers(String appId) {
        assertSays(
                house.push(appId, PushHouse.MSISDN, "x"),
                400,
                """
                {"code":"APP_NOT_FOUND","message":"Cannot find application with given appId = [%s]"}\
                """
                        .formatted(appId));
    }

    @Test
    void shouldRefuseWhatThePurseDoesNotPay() {
        assertSays(
                house.push(
                        PushHouse.body("cheap", PushHouse.MSISDN, "x"),
                        request ->
                                request.setHeader("X-Client-Id", "poor")
                                        .setHeader("X-Client-Secret", "poor-client-secret")),
                400,
                """
                {"code":"INSUFFICIENT_BALANCE_IN_VIRTUAL_PURSE","message":"You don't have sufficient balance in your virtual purse to perform USSD push"}\
                """);
        assertThat(application.seen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"mute, mute-client-secret", "asleep, asleep-client-secret"})
    void shouldRefuseWhoMayNot(String id, String secret) {
        assertSays(
                house.push(
                        PushHouse.body("pay", PushHouse.MSISDN, "x"),
                        request ->
                                request.setHeader("X-Client-Id", id)
                                        .setHeader("X-Client-Secret", secret)),
                403,
                """
                {"code":"MISSING_PERMISSION","message":"You don't have proper permission to perform the operation"}\
                """);
    }

    @Test
    void shouldSayThatNothingWasSent() {
        house.behaves(PushHouse.MSISDN, "reject");

        assertSays(
                house.push("pay", PushHouse.MSISDN, "x"),
                500,
                """
                {"code":"CANNOT_INITIATE_PUSH","message":"No push message was sent to customer. Push initiation failed."}\
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+2348031234567",
                "2348031234567",
                "+08031234567",
                "08031234567",
                "8031234567",
                " tel:+234 803 123 4567"
            })
    void shouldReachOneSubscriberByEveryFormOfHisNumber(String form) {
        assertThat(house.push("pay", form, "form").statusCode()).isEqualTo(200);

        assertThat(house.screen(PushHouse.MSISDN)).isEqualTo("Pay form?");
    }

    @Test
    void shouldTakeNumbersForTextsAndPassOverWhatItDoesNotKnow() {
        JsonObject body =
                PushHouse.body("pay", 2348031234567L, 42).put("text", "ignored").put("x", true);

        assertThat(house.push(body, request -> request).statusCode()).isEqualTo(200);

        assertThat(house.screen(PushHouse.MSISDN)).isEqualTo("Pay 42?");
    }

    @Test
    void shouldTakeABearerCredential() {
        HttpResponse<String> answer =
                house.send(
                        house.to(PushHouse.PATH)
                                .header("content-type", "application/json; charset=utf-8")
                                .header("authorization", "Bearer acme-bearer-token")
                                .POST(
                                        java.net.http.HttpRequest.BodyPublishers.ofString(
                                                PushHouse.body("pay", PushHouse.MSISDN, "b")
                                                        .encode())));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(house.screen(PushHouse.MSISDN)).isEqualTo("Pay b?");
    }
}
