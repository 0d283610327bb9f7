package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many {@code Idempotency-Key}s of one account are remembered, and what the others notice. */
class PushSharesTest {

    private static final String SHARE = "STROWGER_ONEAPI_MAX_CORRELATORS_PER_ACCOUNT";

    @TempDir Path folder;
    private final Stub application = PushHouse.greeter();
    private RouterSetup setup;
    private Router router;
    private PushHouse house;

    private void start(RouterSetup wanted) throws Exception {
        setup = wanted;
        router = RouterUnderTest.start(setup);
        house = new PushHouse(router);
    }

    private RouterSetup house() {
        return RouterSetup.in(
                folder,
                PushHouse.PROVISION
                        + PushHouse.application(
                                "acme", "pay", "session-event", application.url(), "")
                        + PushHouse.application(
                                "other", "theirs", "session-event", application.url(), "")
                        + PushHouse.application(
                                "poor", "cheap", "session-event", application.url(), ""));
    }

    @AfterEach
    void stop() {
        router.close();
        application.close();
    }

    private HttpResponse<String> push(String key, String number) {
        return house.push(
                PushHouse.body("pay", number, "x"), one -> one.header("Idempotency-Key", key));
    }

    private HttpResponse<String> pushOf(String account, String appId, String key) {
        HttpRequest.Builder request =
                house.request(PushHouse.body(appId, "2348031234599", "x").encode())
                        .setHeader("X-Client-Id", account)
                        .setHeader("X-Client-Secret", account + "-client-secret")
                        .header("Idempotency-Key", key);
        return house.send(request);
    }

    private static void assertSays(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo(code);
    }

    @Test
    void shouldRefuseAnAccountThatHasUsedItsShareAndServeTheOthers() throws Exception {
        start(house().with(SHARE, "2"));
        HttpResponse<String> first = push("one", "2348031234501");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(push("two", "2348031234502").statusCode()).isEqualTo(200);

        HttpResponse<String> third = push("three", "2348031234503");

        assertSays(third, 429, "TOO_MANY_REQUESTS");
        assertThat(third.headers().firstValue("retry-after")).isPresent();
        assertThat(house.screen("2348031234503")).isNull();
        assertThat(push("one", "2348031234501").body()).isEqualTo(first.body());
        assertSays(push("one", "2348031234504"), 422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(house.push("pay", "2348031234503", "x").statusCode())
                .as("a push without a key is not remembered")
                .isEqualTo(200);
        assertThat(pushOf("other", "theirs", "one").statusCode()).isEqualTo(200);
        try (Books books = new Books(setup.data())) {
            assertThat(books.state("acme")).isEqualTo("98800+0");
        }
    }

    @Test
    void shouldRefuseEverybodyWhenAsManyAreRememberedAsMayBe() throws Exception {
        start(house().with("STROWGER_ONEAPI_MAX_CORRELATORS", "1"));
        assertThat(push("one", "2348031234501").statusCode()).isEqualTo(200);

        HttpResponse<String> refused = pushOf("other", "theirs", "one");

        assertSays(refused, 503, "OVERLOADED");
        assertThat(refused.headers().firstValue("retry-after")).isPresent();
    }

    @Test
    void shouldUseUpNothingForWhatIsNotPaid() throws Exception {
        start(house().with(SHARE, "1"));
        for (int i = 0; i < 5; i++) {
            assertSays(
                    pushOf("poor", "cheap", "key ".strip() + i),
                    400,
                    "INSUFFICIENT_BALANCE_IN_VIRTUAL_PURSE");
        }
    }
}
