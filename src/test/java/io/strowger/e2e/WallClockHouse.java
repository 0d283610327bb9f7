package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.e2e.Stub.Reply;
import io.strowger.store.sql.Sqlite;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One of everything that waits or expires, and the neighbours that it waits for: an application
 * whose answers can be held back.
 */
final class WallClockHouse implements AutoCloseable {

    private static final String PROVISION =
            """
            accounts:
              - id: acme
                permissions: [ussd, push, verify]
                purse: {currency: NGN, openingBalance: "1000.00", pushPrice: "4.00"}
                callbacks: {allow: [127.0.0.0/8], secret: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw}
                shortCodes: ['7782']
                credentials:
                  - {kind: client, id: acme, secret: demo-client-secret}
                  - {kind: oauth, id: acme-key, secret: acme-secret}
                  - {kind: token, secret: 0c6ccf37-dd15-49ff-a12f-ffad8f2655a6}
            networks:
              - {id: demo, connector: simulator, country: GH, operator: vodafone}
            applications:
              - {id: menu, account: acme, dialect: programmable, url: 'URLmenu', serviceCodes: ['*710#']}
              - {id: hasty, account: acme, dialect: programmable, url: 'URLmenu', serviceCodes: ['*711#'], replyWithin: 1s}
              - {id: slow, account: acme, dialect: programmable, url: 'URLmenu', serviceCodes: ['*713#'], replyWithin: 8s}
              - {id: told, account: acme, dialect: programmable, url: 'URLtold', serviceCodes: ['*712#']}
              - {id: pay, account: acme, dialect: session-event, url: 'URLpay', serviceCodes: ['*425#'], answerWithin: 15s, connectWithin: 15s}
            """;

    private static final int MOST_TRIES = 10;

    private final Stub neighbour = Stub.serving(this::answer);
    private final Promise<Reply> reportTaken = Promise.promise();
    private final List<Long> attempts = new CopyOnWriteArrayList<>();
    private volatile boolean takesNotices;
    private volatile boolean holdsReports;

    RouterSetup setup(Path folder) {
        return RouterSetup.in(folder, PROVISION.replace("URL", neighbour.url().toString()))
                .with("STROWGER_SESSIONS_SUBMIT_WITHIN", "1s");
    }

    private Future<Reply> answer(Stub.Seen request) {
        return switch (request.path()) {
            case "/told" ->
                    Future.succeededFuture(
                            Stub.isNotice(request) && !takesNotices
                                    ? new Reply(503, "")
                                    : new Reply(200, Stub.goesOn("Wait").encode()));
            case "/report" ->
                    holdsReports
                            ? held()
                            : Future.succeededFuture(new Reply(takesNotices ? 200 : 503, ""));
            case "/menu" ->
                    Future.succeededFuture(
                            Stub.isNotice(request)
                                    ? Stub.ok()
                                    : new Reply(200, Stub.greeting(request.json()).encode()));
            default -> Future.succeededFuture(PushHouse.view("InputView", "Pay?"));
        };
    }

    private Future<Reply> held() {
        attempts.add(System.nanoTime());
        return reportTaken.future();
    }

    /**
     * The shortest time between two attempts at a report that was held; long when there was one.
     */
    Duration shortestAttempt() {
        List<Long> at = List.copyOf(attempts);
        return IntStream.range(1, at.size())
                .mapToObj(i -> Duration.ofNanos(at.get(i) - at.get(i - 1)))
                .min(Comparator.naturalOrder())
                .orElse(Duration.ofDays(1));
    }

    void takesNotices() {
        takesNotices = true;
    }

    void holdsReports() {
        holdsReports = true;
    }

    /** The report that is held is taken now. */
    void takesTheReport() {
        reportTaken.complete(Stub.ok());
    }

    /** What came to a path of the neighbour. */
    List<Stub.Seen> seen(String path) {
        return neighbour.seen().stream()
                .filter(request -> request.path().startsWith(path))
                .toList();
    }

    /** The notices of an end of an application's session. */
    long notices(String path, String msisdn) {
        return seen(path).stream()
                .filter(Stub::isNotice)
                .filter(notice -> notice.json().getString("Mobile").contains(msisdn))
                .count();
    }

    /** Asks for a code whose report goes to the neighbour; what came to the handset. */
    String codeFor(Router router, String clientRef) {
        return VerificationHouse.of(router)
                .codeFor(
                        clientRef,
                        VerificationHouse.number(),
                        new JsonObject().put("callback_url", neighbour.url() + "report"));
    }

    /** Whether a code is valid; a guess. */
    static boolean isValid(Router router, String clientRef, String code) {
        HttpResponse<String> answer = VerificationHouse.of(router).validate(clientRef, code);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return VerificationHouse.status(answer) == 0;
    }

    /** A token for oneapi, good for an hour. */
    static String token(Router router) {
        String basic =
                Base64.getEncoder()
                        .encodeToString("acme-key:acme-secret".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer =
                Router.CLIENT
                        .sendAsync(
                                OneApiHouse.of(router)
                                        .to("/token")
                                        .header("authorization", "Basic " + basic)
                                        .header("content-type", "application/x-www-form-urlencoded")
                                        .POST(
                                                BodyPublishers.ofString(
                                                        "grant_type=client_credentials"))
                                        .build(),
                                BodyHandlers.ofString())
                        .join();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body()).getString("access_token");
    }

    /** 200 as long as a token is good, else 401. */
    static int asksWith(Router router, String token) {
        return OneApiHouse.of(router)
                .as(token)
                .send("GET", "/ussd/v1/inbound/subscriptions", "")
                .statusCode();
    }

    /** Pushes to a subscriber whose network never answers, until one was submitted. */
    void pushIntoSilence(Router router, Path data, String msisdn) {
        PushHouse pushes = new PushHouse(router);
        pushes.behaves(msisdn, "silent");
        int before = unknown(data).size();
        for (int i = 0; i < MOST_TRIES && unknown(data).size() == before; i++) {
            pushes.push("pay", msisdn, "5");
        }
    }

    /** The sessions of the pushes whose outcome is unknown. */
    static Set<String> unknown(Path data) {
        return Books.pushes(data).entrySet().stream()
                .filter(push -> push.getValue().equals("UNKNOWN"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Has been submitted an hour ago, all at once. */
    static void age(Path data, String session) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:"
                                        + data.resolve(Sqlite.FILE)
                                        + "?busy_timeout=60000");
                Statement statement = connection.createStatement()) {
            assertThat(
                            statement.executeUpdate(
                                    "UPDATE pushes SET created_at = created_at - 3600000,"
                                            + " submitted_at = submitted_at - 3600000"
                                            + " WHERE session = '"
                                            + session
                                            + "'"))
                    .isOne();
        }
    }

    /** The states of all pushes. */
    static Collection<String> pushes(Path data) {
        return Books.pushes(data).values();
    }

    /** Brings the end of every lease closer by so much, while no router runs. */
    static void shortenLeases(Path data, long millis) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + data.resolve(Sqlite.FILE));
                Statement statement = connection.createStatement()) {
            assertThat(
                            statement.executeUpdate(
                                    "UPDATE outbox SET next_at = next_at - "
                                            + millis
                                            + " WHERE state = 'waiting'"))
                    .isPositive();
        }
    }

    @Override
    public void close() {
        neighbour.close();
    }
}
