package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code http.maxInFlight} holds for every endpoint, over the whole process. */
class InFlightTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PLACES = 2;
    private static final int REQUESTS = 7;

    private final Promise<Void> taken = Promise.promise();
    private final Stub hub = Stub.serving(this::takeLater);

    @TempDir Path folder;
    private Router router;

    @BeforeEach
    void start() throws Exception {
        String provisioning =
                """
                accounts:
                  - id: acme
                    channel: ussd
                    permissions: [ussd, verify]
                    callbacks: {allow: [127.0.0.0/8]}
                    shortCodes: ['7782']
                    credentials:
                      - {kind: bearer, secret: acme-bearer-token}
                      - {kind: token, secret: token-of-notifier}
                      - {kind: oauth, id: acme-key, secret: acme-secret}
                networks:
                  - {id: hub, connector: http, dialect: oneapi, country: GH, secret: network-secret,
                     url: '%sussd/v1', outboundSecret: hub-secret}
                """
                        .formatted(hub.url());
        router =
                RouterUnderTest.start(
                        RouterSetup.in(folder, provisioning)
                                .with("STROWGER_LOOPS", "4")
                                .with("STROWGER_HTTP_MAX_IN_FLIGHT", String.valueOf(PLACES)));
    }

    @AfterEach
    void close() {
        taken.tryComplete();
        router.close();
        hub.close();
    }

    private Future<Stub.Reply> takeLater(Stub.Seen seen) {
        JsonObject request = seen.json().getJsonObject(OneApiHouse.NAME);
        if (request == null) {
            return Future.succeededFuture(Stub.ok()); // the application is told of an end
        }
        return taken.future()
                .map(
                        new Stub.Reply(
                                200, OneApiHouse.wrapped(request.put("deliveryStatus", "SENT"))));
    }

    @Test
    void shouldHoldForOneApi() {
        OneApiHouse sender = OneApiHouse.of(router);
        List<HttpResponse<String>> refused =
                refused(number ->
                        sender.sending(
                                OneApiHouse.request(
                                                "mtinit",
                                                "23320058" + (5_000 + number),
                                                "Hello",
                                                "c" + number)
                                        .put("responseRequest", OneApiHouse.to(hub.url(), ""))));
        assertThat(refused).allSatisfy(answer -> assertThat(answer.body()).contains("SVC1000"));
    }

    @Test
    void shouldHoldForVerification() {
        VerificationHouse sender = VerificationHouse.of(router).as(VerificationHouse.USSD);
        List<HttpResponse<String>> refused =
                refused(number ->
                        sender.requesting(
                                VerificationHouse.asking(
                                        "ref" + number, "23320058" + (5_000 + number))));
        assertThat(refused)
                .allSatisfy(answer -> assertThat(VerificationHouse.info(answer)).isNotNull());
    }

    @Test
    void shouldCountRequestsForTokensAmongThem() {
        OneApiHouse sender = OneApiHouse.of(router);
        List<HttpResponse<String>> refused =
                refused(
                        number ->
                                sender.sending(
                                        OneApiHouse.request(
                                                        "mtinit",
                                                        "23320058" + (5_000 + number),
                                                        "Hello",
                                                        "c" + number)
                                                .put(
                                                        "responseRequest",
                                                        OneApiHouse.to(hub.url(), ""))),
                        () -> {
                            HttpResponse<String> token = sender.send("POST", "/token", "");
                            assertThat(token.statusCode()).isEqualTo(503);
                            assertThat(new JsonObject(token.body()).getString("error"))
                                    .isEqualTo("temporarily_unavailable");
                        });
        assertThat(refused).hasSize(REQUESTS - PLACES);
    }

    private List<HttpResponse<String>> refused(
            IntFunction<CompletableFuture<HttpResponse<String>>> sending) {
        return refused(sending, () -> {});
    }

    /** What all but those that wait are answered. */
    private List<HttpResponse<String>> refused(
            IntFunction<CompletableFuture<HttpResponse<String>>> sending, Runnable meanwhile) {
        List<CompletableFuture<HttpResponse<String>>> sent =
                IntStream.range(0, REQUESTS).mapToObj(sending).toList();
        await().atMost(PATIENCE).until(() -> done(sent).count() >= REQUESTS - PLACES);
        await().atMost(PATIENCE).until(() -> hub.seen().size() == PLACES);
        meanwhile.run();
        List<HttpResponse<String>> refused = done(sent).toList();
        assertThat(refused)
                .hasSize(REQUESTS - PLACES)
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(503))
                .allSatisfy(answer ->
                        assertThat(answer.headers().firstValue("retry-after")).hasValue("1"));
        taken.complete();
        assertThat(sent.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
                .filteredOn(status -> status / 100 == 2)
                .hasSize(PLACES);
        return refused;
    }

    private static Stream<HttpResponse<String>> done(
            List<CompletableFuture<HttpResponse<String>>> sent) {
        return sent.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join);
    }
}
