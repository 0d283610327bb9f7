package io.strowger.e2e;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes the {@link DataFixture} with a jar of the release that it is of. Not part of any test run;
 * by hand, with the class path of the tests:
 *
 * <pre>java -Dstrowger.e2e.jar=OLD.jar -cp ... io.strowger.e2e.DataFixtureMaker FOLDER OUT.zip
 * </pre>
 *
 * <p>It starts the jar on an empty folder and works it over HTTP until every table has rows:
 * sessions of all dialects, a checkout and reports that wait, pushes that were paid, given back,
 * answered and not delivered, one whose outcome nobody knows, a top-up, tokens, a subscription,
 * verification codes. Then it is killed, and the folder is packed. A test sets the wall clock to
 * when it was made.
 */
final class DataFixtureMaker {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String WAITING = "SELECT count(*) FROM outbox WHERE state = 'waiting'";
    private static final String SUBMITTING =
            "SELECT count(*) FROM pushes WHERE state = 'SUBMITTING'";
    static final String HANDSET = "233200585542";
    static final String LOST = "233200585543";
    private static final String SILENT = "233200585546";
    private static final String BUSY = "233200585544";
    static final String VERIFIED = "233200585545";

    private final JsonObject notes = new JsonObject();

    private DataFixtureMaker() {}

    public static void main(String[] arguments) throws Exception {
        new DataFixtureMaker().make(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    private void make(Path folder, Path out) throws Exception {
        Files.createDirectories(folder);
        try (FixturePeers peers = new FixturePeers(false)) {
            notes.put("peers", peers.url());
            RouterSetup setup =
                    RouterSetup.in(folder, DataFixture.PROVISION.formatted(peers.url()))
                            .with("STROWGER_VERIFICATION_LIFE", "24h");
            try (RouterProcess router = RouterProcess.start(setup)) {
                sessions(router);
                oneApi(router, peers);
                pushes(router);
                topUp(setup);
                verifications(router, peers);
                await().atMost(PATIENCE).until(() -> count(setup.data(), WAITING) >= 4);
                await().atMost(PATIENCE).until(() -> count(setup.data(), SUBMITTING) == 1);
                notes.put("madeAt", System.currentTimeMillis());
                router.kill();
            }
            checkpoint(setup.data());
            pack(setup.data(), out);
        }
        System.exit(0);
    }

    private void sessions(RouterProcess router) {
        router.upstream(HANDSET).dials("*713#");
        router.handset(HANDSET).dials("*713#");
        router.handset(HANDSET).replies("1"); // a checkout that waits
        router.handset(HANDSET).dials("*425#");
        router.handset(HANDSET).hangsUp();
        router.handset(HANDSET).dials("*777#");
    }

    private void oneApi(RouterProcess router, FixturePeers peers) throws Exception {
        String basic =
                Base64.getEncoder()
                        .encodeToString("acme-key:acme-secret".getBytes(StandardCharsets.UTF_8));
        OneApiHouse house = OneApiHouse.of(router);
        HttpResponse<String> token =
                Router.CLIENT
                        .sendAsync(
                                house.to("/token")
                                        .header("authorization", "Basic " + basic)
                                        .header("content-type", "application/x-www-form-urlencoded")
                                        .POST(
                                                BodyPublishers.ofString(
                                                        "grant_type=client_credentials"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .join();
        JsonObject tokens = new JsonObject(ok(token, 200));
        notes.put("access", tokens.getString("access_token"));
        notes.put("refresh", tokens.getString("refresh_token"));
        ok(house.subscribe(peers.url() + FixturePeers.ONE_API, "8", "s-1"), 201);
        ok(
                house.outbound(
                        OneApiHouse.request("mtinit", "2348031234567", "Héllo", "out-1")
                                .put(
                                        "responseRequest",
                                        OneApiHouse.to(peers.url() + FixturePeers.ONE_API, "d"))),
                200);
        notes.put("outbound", house.outbound(outbound()).body());
    }

    /** The same request again gets the same answer. */
    static JsonObject outbound() {
        return OneApiHouse.request("mtfin", "2348031234568", "Fin", "out-2");
    }

    private void pushes(RouterProcess router) {
        PushHouse house = new PushHouse(router);
        ok(house.push("pay", HANDSET, "one"), 200);
        router.handset(HANDSET).replies("yes");
        house.behaves(BUSY, "reject");
        house.push("pay", BUSY, "two");
        notes.put("keyed", ok(house.send(keyed(house)), 200));
        router.handset(HANDSET).hangsUp();
        house.behaves(LOST, "absent");
        String lost = ok(house.push("pay", LOST, "bill 7"), 200);
        notes.put("recoveryCode", new JsonObject(lost).getString("recoveryShortcode"));
        router.handset(HANDSET).dials("*425*123*00000#");
        house.behaves(SILENT, "silent");
        var _ = house.sending(house.request(PushHouse.body("pay", SILENT, "four").encode()));
    }

    static HttpRequest.Builder keyed(PushHouse house) {
        return house.request(PushHouse.body("pay", HANDSET, "three").encode())
                .header("Idempotency-Key", "key-3");
    }

    private void topUp(RouterSetup setup) throws Exception {
        RouterProcess.Done done =
                RouterProcess.run(setup, "purse", "top-up", "acme", "50.00", "--reference", "t-1");
        if (done.exitCode() != 0) {
            throw new AssertionError(done.output());
        }
    }

    private void verifications(RouterProcess router, FixturePeers peers) {
        VerificationHouse house = VerificationHouse.of(router);
        String used = house.codeFor("used", VERIFIED);
        ok(house.validate("used", used), 200);
        notes.put(
                "code",
                house.codeFor(
                        "live",
                        VERIFIED,
                        new JsonObject().put("callback_url", peers.url() + FixturePeers.REPORT)));
        house.validate("live", "00000");
    }

    private static String ok(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static Connection open(Path data) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + data.resolve("strowger.db"));
    }

    private static int count(Path data, String query) throws SQLException {
        try (Connection connection = open(data);
                Statement statement = connection.createStatement()) {
            return statement.executeQuery(query).getInt(1);
        }
    }

    private static void checkpoint(Path data) throws SQLException {
        try (Connection connection = open(data);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            statement.executeUpdate("VACUUM");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    private void pack(Path data, Path out) throws IOException {
        try (OutputStream file = Files.newOutputStream(out);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> files = Files.walk(data).filter(Files::isRegularFile).sorted()) {
            for (Path one : files.toList()) {
                put(zip, data.relativize(one).toString(), Files.readAllBytes(one));
            }
            put(zip, DataFixture.NOTES, notes.encodePrettily().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name).setLastModifiedTime(FileTime.fromMillis(0)));
        zip.write(bytes);
        zip.closeEntry();
    }
}
