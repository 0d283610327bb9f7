package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code Idempotency-Key} (docs/protocols/push.md; invariants 5 and 6). */
class PushIdempotencyTest {

    private static final int AT_ONCE = 200;

    @TempDir Path folder;
    private RouterSetup setup;
    private Stub application;
    private Router router;
    private PushHouse house;

    private void start(Stub stub) throws Exception {
        application = stub;
        setup =
                RouterSetup.in(
                        folder,
                        PushHouse.PROVISION
                                + PushHouse.application(
                                        "acme",
                                        "pay",
                                        "session-event",
                                        stub.url(),
                                        "recoveryCode: '*425*123#'"));
        restart();
    }

    private void restart() throws Exception {
        if (router != null) {
            router.close();
        }
        router = RouterUnderTest.start(setup);
        house = new PushHouse(router);
    }

    @AfterEach
    void stop() {
        router.close();
        application.close();
    }

    private CompletableFuture<HttpResponse<String>> pushing(String key, String contextData) {
        return house.sending(
                house.request(PushHouse.body("pay", PushHouse.MSISDN, contextData).encode())
                        .header("Idempotency-Key", key));
    }

    private HttpResponse<String> push(String key, String contextData) {
        return pushing(key, contextData).join();
    }

    private static void assertSays(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo(code);
    }

    private String state() {
        try (Books books = new Books(setup.data())) {
            assertThat(books.differences("acme")).isEmpty();
            return books.state("acme");
        }
    }

    @Test
    void shouldAnswerARetryByteForByteNowAndAfterARestart() throws Exception {
        start(PushHouse.greeter());
        HttpResponse<String> first = push("one", "x");
        assertThat(first.statusCode()).isEqualTo(200);

        assertThat(push("one", "x").body()).isEqualTo(first.body());
        restart();

        HttpResponse<String> again = push("one", "x");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(house.screens(PushHouse.MSISDN)).isZero(); // handsets forget; no new screen
        assertThat(state()).isEqualTo("99600+0");
    }

    @Test
    void shouldTellOtherBodiesAndOtherSpellingsApart() throws Exception {
        start(PushHouse.greeter());
        HttpResponse<String> first = push("one", "x");

        assertSays(push("one", "y"), 422, "IDEMPOTENCY_KEY_REUSED");
        HttpResponse<String> spelled =
                house.push(
                        PushHouse.body("pay", "08031234567", "x"),
                        request -> request.header("Idempotency-Key", "one"));
        assertThat(spelled.body()).isEqualTo(first.body());
        assertThat(house.screens(PushHouse.MSISDN)).isOne();
        assertThat(state()).isEqualTo("99600+0");
    }

    @Test
    void shouldAnswerTheSameRefusalAgainAndNotTryAgain() throws Exception {
        start(PushHouse.greeter());
        house.behaves(PushHouse.MSISDN, "reject");
        HttpResponse<String> first = push("one", "x");
        assertSays(first, 500, "CANNOT_INITIATE_PUSH");
        house.behaves(PushHouse.MSISDN, "ok");

        HttpResponse<String> again = push("one", "x");

        assertThat(again.statusCode()).isEqualTo(500);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(house.screens(PushHouse.MSISDN)).isZero();
        assertThat(state()).isEqualTo("100000+0");
    }

    @Test
    void shouldSayThatTheFirstIsStillUnderWay() throws Exception {
        Promise<Stub.Reply> slow = Promise.promise();
        Function<Stub.Seen, Future<Stub.Reply>> manner =
                request ->
                        request.path().endsWith("/new")
                                ? slow.future()
                                : Future.succeededFuture(new Stub.Reply(204, ""));
        start(Stub.serving(manner));
        CompletableFuture<HttpResponse<String>> first = pushing("one", "x");
        await().until(() -> application.seen().size() == 1);

        assertSays(push("one", "x"), 409, "REQUEST_IN_PROGRESS");
        assertSays(push("one", "y"), 422, "IDEMPOTENCY_KEY_REUSED");

        slow.complete(PushHouse.view("InputView", "Hello"));
        assertThat(first.join().statusCode()).isEqualTo(200);
        assertThat(push("one", "x").body()).isEqualTo(first.join().body());
    }

    @Test
    void shouldShowOneScreenForManyEqualPushesAtOnce() throws Exception {
        start(PushHouse.greeter());

        List<HttpResponse<String>> answers =
                Stream.generate(() -> pushing("many", "x")).limit(AT_ONCE).toList().stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isIn(200, 409));
        assertThat(answers.stream().filter(one -> one.statusCode() == 200))
                .extracting(HttpResponse::body)
                .isNotEmpty()
                .containsOnly(push("many", "x").body());
        assertThat(house.screens(PushHouse.MSISDN)).isOne();
        assertThat(application.seen()).hasSize(1);
        assertThat(state()).isEqualTo("99600+0");
    }
}
