package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.Texts;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each bound that one account drives over leaves another its share (invariants 23 and 25; {@code
 * docs/operators/bounds.md}). Tested elsewhere are the memory of sessions ({@link
 * SessionMemoryTest}), the metric labels, subscriptions and tokens of an account, the dialogues of
 * a network, and what only drops what is its own.
 */
class SharesTest {

    private static final int MANY = 10;
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SERVED = "served";
    private static final String BUSY = Texts.DEFAULTS.of(EndReason.OVERLOADED.text());

    @TempDir private static Path folder;
    private static Stub stub;
    private static RouterUnderTest router;
    private static volatile Promise<Void> endOfSlowness = Promise.promise();

    private final List<Subscriber> subscribers = new ArrayList<>();

    /** An account and its short code. */
    enum Account {
        GREEDY("greedy", "713", "0"),
        POOR("poor", "715", "1"),
        MODEST("modest", "714", "2");

        private final String id;
        private final String shortCode;
        private final String lastDigit;

        Account(String id, String shortCode, String lastDigit) {
            this.id = id;
            this.shortCode = shortCode;
            this.lastDigit = lastDigit;
        }
    }

    /** Asks for something once; the answer is {@link #SERVED}, or what it was refused with. */
    interface Request {
        CompletableFuture<String> send(SharesTest test, Account account, int number);
    }

    @SuppressWarnings("ImmutableEnumChecker") // the requests hold nothing
    enum Shared {
        LIVE_SESSIONS(Account.GREEDY, BUSY, (test, account, i) -> test.dial(account, 1, i)),
        LIVE_SESSIONS_BEGUN_BY_AN_APPLICATION(Account.GREEDY, "503", SharesTest::begin),
        REPEATS_THAT_WAIT(Account.GREEDY, "503", (test, account, _) -> test.repeat(account)),
        CALLS_TO_AN_APPLICATION(Account.GREEDY, BUSY, SharesTest::dialSlowly),
        PUSHES_IN_A_SECOND(Account.GREEDY, "429", SharesTest::push),
        MONEY(Account.POOR, "400", SharesTest::push),
        CODES_TO_A_NUMBER(
                Account.GREEDY,
                "429",
                (test, account, _) -> test.ask(account, "number", 233200000777L)),
        CODES_TO_A_PREFIX(
                Account.GREEDY,
                "429",
                (test, account, i) -> test.ask(account, "prefix", 233240000000L + i)),
        CODES_WITH_A_TOKEN(
                Account.GREEDY,
                "429",
                (test, account, i) ->
                        test.ask(account, "token", 233500000000L + i % MANY * 10_000_000L)),
        TOKENS_OF_A_KEY(Account.GREEDY, "429", (test, account, _) -> test.token(account));

        private final Account account;
        private final String refusal;
        private final Request request;

        Shared(Account account, String refusal, Request request) {
            this.account = account;
            this.refusal = refusal;
            this.request = request;
        }
    }

    private static String networks(Object hub) {
        return """
        networks:
          - {id: demo, connector: simulator, country: GH, operator: vodafone, prefixes: ['23320', '23324', '23350']}
          - {id: upstream, connector: http, dialect: programmable, country: GH, secret: network-secret}
          - {id: hub, connector: http, dialect: oneapi, country: GH, secret: network-secret, prefixes: ['23328'],
             url: '%shub', outboundSecret: hub-bearer-token}
        """
                .formatted(hub);
    }

    @BeforeAll
    static void start() throws IOException {
        stub = Stub.serving(SharesTest::answer);
        StringBuilder accounts = new StringBuilder("accounts:\n");
        StringBuilder applications = new StringBuilder("applications:\n");
        for (Account one : Account.values()) {
            String money = one == Account.POOR ? "7.99" : "1000.00";
            accounts.append(
                    """
                      - id: %1$s
                        name: Any Ltd
                        permissions: [ussd, push, verify]
                        purse: {currency: GHS, openingBalance: "%2$s", pushPrice: "4.00"}
                        callbacks: {allow: [127.0.0.0/8]}
                        shortCodes: ['%3$s']
                        credentials:
                          - {kind: bearer, secret: %1$s-bearer-token}
                          - {kind: client, id: %1$s, secret: %1$s-client-secret}
                          - {kind: oauth, id: %1$s-key, secret: %1$s-oauth-secret}
                          - {kind: token, secret: %1$s-token-by-number}
                          - {kind: token, secret: %1$s-token-by-prefix}
                          - {kind: token, secret: %1$s-token-by-token}
                    """
                            .formatted(one.id, money, one.shortCode));
            applications.append(
                    """
                      - {id: %1$s-menu, account: %1$s, dialect: programmable, url: '%2$s', serviceCodes: ['*%3$s*1#']}
                      - {id: %1$s-slow, account: %1$s, dialect: programmable, url: '%2$sslow', serviceCodes: ['*%3$s*2#'], concurrency: 2, answerWithin: 15s}
                      - {id: %1$s-push, account: %1$s, dialect: session-event, url: '%2$s'}
                    """
                            .formatted(one.id, stub.url(), one.shortCode));
        }
        router =
                RouterUnderTest.start(
                        RouterSetup.in(folder, accounts + networks(stub.url()) + applications)
                                .with("STROWGER_LOOPS", "1")
                                .with("STROWGER_HTTP_MAX_IN_FLIGHT", "32")
                                .with("STROWGER_SESSIONS_MAX_LIVE", "8")
                                .with("STROWGER_SESSIONS_MAX_PLACES", "1000")
                                .with("STROWGER_PUSH_PER_SECOND", "3")
                                .with("STROWGER_VERIFICATION_PER_NUMBER_REQUESTS", "2")
                                .with("STROWGER_VERIFICATION_PER_PREFIX_REQUESTS", "4")
                                .with("STROWGER_VERIFICATION_PER_TOKEN_REQUESTS", "6")
                                .with("STROWGER_ONEAPI_TOKENS_PER_KEY_REQUESTS", "2"));
    }

    @AfterAll
    static void stop() {
        router.close();
        stub.close();
    }

    @AfterEach
    void hangUp() {
        endOfSlowness.tryComplete();
        endOfSlowness = Promise.promise();
        subscribers.forEach(Subscriber::hangsUp);
    }

    private static Future<Stub.Reply> answer(Stub.Seen request) {
        if (request.path().startsWith("/ussdSessionEvent")) {
            return Future.succeededFuture(PushHouse.greet(request));
        }
        if (request.path().startsWith("/hub/")) {
            JsonObject sent = request.json().getJsonObject(OneApiHouse.NAME);
            Stub.Reply taken =
                    new Stub.Reply(200, OneApiHouse.wrapped(sent.put("deliveryStatus", "SENT")));
            return sent.getString("address").endsWith("0" + Account.GREEDY.lastDigit)
                    ? endOfSlowness.future().map(taken)
                    : Future.succeededFuture(taken);
        }
        if (request.json().containsKey("inboundUSSDMessageRequest")) {
            return Future.succeededFuture(Stub.ok());
        }
        Stub.Reply menu = new Stub.Reply(200, Stub.goesOn("menu").encode());
        boolean slow = request.path().equals("/slow") && !Stub.isNotice(request);
        boolean ofGreedy = request.json().getString("ServiceCode").startsWith("713");
        return slow && ofGreedy ? endOfSlowness.future().map(menu) : Future.succeededFuture(menu);
    }

    @ParameterizedTest
    @EnumSource
    void shouldServeOthersWhenAnAccountDrivesABoundOver(Shared bound) {
        List<CompletableFuture<String>> sent = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            sent.add(bound.request.send(this, bound.account, NUMBERS.incrementAndGet()));
        }
        await().atMost(PATIENCE)
                .until(() ->
                        sent.stream().anyMatch(one -> bound.refusal.equals(one.getNow(SERVED))));
        String modest =
                bound.request
                        .send(this, Account.MODEST, NUMBERS.incrementAndGet())
                        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .join();

        assertThat(modest).isEqualTo(SERVED);
        endOfSlowness.tryComplete();
        List<String> answers = sent.stream().map(CompletableFuture::join).toList();
        assertThat(answers).contains(SERVED, bound.refusal);
    }

    private CompletableFuture<String> dialSlowly(Account account, int number) {
        return dial(account, 2, number);
    }

    private CompletableFuture<String> dial(Account account, int application, int number) {
        Subscriber subscriber = router.upstream(msisdn(number));
        subscribers.add(subscriber);
        return subscriber
                .dialling("*%s*%d#".formatted(account.shortCode, application))
                .thenApply(shown -> shown.expectsReply() ? SERVED : shown.text());
    }

    private CompletableFuture<String> begin(Account account, int number) {
        subscribers.add(router.handset(msisdn(number)));
        return begin(account, msisdn(number), "correlator " + number);
    }

    /** The same request again and again, on a network that is slow to answer the first. */
    private CompletableFuture<String> repeat(Account account) {
        return begin(account, "23328000000" + account.lastDigit, "the same");
    }

    private CompletableFuture<String> begin(Account account, String msisdn, String correlator) {
        JsonObject request =
                OneApiHouse.request("mtinit", msisdn, "Hello", correlator)
                        .put("shortCode", account.shortCode)
                        .put("responseRequest", OneApiHouse.to(stub.url(), ""));
        return send(
                to("/ussd/v1/outbound/tel:+" + msisdn)
                        .header("authorization", "Bearer " + account.id + "-bearer-token")
                        .POST(BodyPublishers.ofString(OneApiHouse.wrapped(request))));
    }

    private CompletableFuture<String> push(Account account, int number) {
        subscribers.add(router.handset(msisdn(number)));
        String body = PushHouse.body(account.id + "-push", msisdn(number), "rent").encode();
        return send(
                to(PushHouse.PATH)
                        .header("X-Client-Id", account.id)
                        .header("X-Client-Secret", account.id + "-client-secret")
                        .POST(BodyPublishers.ofString(body)));
    }

    private CompletableFuture<String> ask(Account account, String by, long number) {
        JsonObject request =
                VerificationHouse.asking(account + by + System.nanoTime(), Long.toString(number));
        return send(
                to("/1/2fa")
                        .header("authorization", "Token " + account.id + "-token-by-" + by)
                        .POST(BodyPublishers.ofString(request.encode())));
    }

    private CompletableFuture<String> token(Account account) {
        String pair = account.id + "-key:" + account.id + "-oauth-secret";
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return send(
                HttpRequest.newBuilder(uri("/token"))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .header("authorization", "Basic " + basic)
                        .POST(BodyPublishers.ofString("grant_type=client_credentials")));
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(uri(path)).header("content-type", "application/json");
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + router.httpPort() + path);
    }

    private static CompletableFuture<String> send(HttpRequest.Builder request) {
        return Router.CLIENT
                .sendAsync(request.build(), BodyHandlers.ofString())
                .thenApply(answer ->
                        answer.statusCode() / 100 == 2
                                ? SERVED
                                : Integer.toString(answer.statusCode()));
    }

    private static String msisdn(int number) {
        return Long.toString(233_205_000_000L + number);
    }
}
