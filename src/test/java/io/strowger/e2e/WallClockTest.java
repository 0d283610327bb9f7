package io.strowger.e2e;

import static io.strowger.e2e.WallClockHouse.age;
import static io.strowger.e2e.WallClockHouse.asksWith;
import static io.strowger.e2e.WallClockHouse.isValid;
import static io.strowger.e2e.WallClockHouse.pushes;
import static io.strowger.e2e.WallClockHouse.token;
import static io.strowger.e2e.WallClockHouse.unknown;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.data.TemporalUnitOffset;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The wall clock of a router's machine steps by an hour, while it runs and between runs: nothing
 * ends early, nothing lives on, and what people read shows the wall.
 */
class WallClockTest {

    /** Longer than the pause before a next attempt can have grown to while all of this went on. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String READER = "233200000711";
    private static final String LEAVER = "233200000712";
    private static final String LOITERER = "233200000713";
    private static final String PUSHED = "233200000714";
    private static final String OLD = "233200000715";

    @TempDir Path folder;

    private final WallClockHouse house = new WallClockHouse();
    private final SoftAssertions all = new SoftAssertions();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void shouldEndNothingEarlyWhenTheWallGoesForward() throws Exception {
        FakedWall wall = FakedWall.in(folder, "+0");
        RouterSetup setup = wall.over(house.setup(folder));
        house.holdsReports();
        try (RouterProcess router = RouterProcess.start(setup)) {
            Subscriber reader = router.handset(READER);
            reader.dials("*710#");
            String token = token(router);
            leave(router);
            house.pushIntoSilence(router, setup.data(), PUSHED);
            all.assertThat(pushes(setup.data())).as("push").contains("UNKNOWN");
            String code = house.codeFor(router, "forward");
            eventually("the report is on its way", () -> house.seen("/report").size() == 1);

            steps(wall, "+61m", router, Duration.ofMinutes(61));

            loiter(router);
            awaitALookAtPushes(router, setup.data());
            all.assertThat(pushes(setup.data())).as("push").contains("UNKNOWN");
            all.assertThat(isValid(router, "forward", code)).as("code").isTrue();
            all.assertThat(asksWith(router, token)).as("token").isEqualTo(200);
            all.assertThat(
                            reader.replying("1")
                                    .handle((shown, error) ->
                                            shown == null ? error.getMessage() : shown.text())
                                    .join())
                    .as("session")
                    .isEqualTo("Your name?");
            all.assertThat(house.shortestAttempt())
                    .as("between two attempts")
                    .isGreaterThan(Duration.ofSeconds(9));
            house.takesTheReport();
            long refused = house.notices("/told", LEAVER);
            house.takesNotices();
            eventually("outbox", () -> house.notices("/told", LEAVER) > refused);
            all.assertThat(endedAt(LOITERER))
                    .as("record")
                    .isCloseTo(Instant.now().plus(Duration.ofMinutes(61)), tenMinutes());
        }
        all.assertAll();
    }

    @Test
    void shouldNeitherStopNorReviveWhenTheWallGoesBack() throws Exception {
        FakedWall wall = FakedWall.in(folder, "+0");
        RouterSetup setup =
                wall.over(house.setup(folder))
                        .with("STROWGER_PUSH_SETTLE_WITHIN", "8s")
                        .with("STROWGER_PUSH_UNKNOWN_WITHIN", "8s");
        String token;
        String code;
        try (RouterProcess router = RouterProcess.start(setup)) {
            token = token(router);
            code = house.codeFor(router, "back");
            eventually("a report is kept", () -> !house.seen("/report").isEmpty());
            router.kill();
        }
        wall.steps("+61m");
        try (RouterProcess router = RouterProcess.start(setup)) {
            assertGone(router, token, code, "an hour later");
            house.pushIntoSilence(router, setup.data(), PUSHED);
            all.assertThat(pushes(setup.data())).as("push").contains("UNKNOWN");
            router.handset(READER).dials("*713#");

            steps(wall, "+0", router, Duration.ZERO);

            eventually("session", () -> house.notices("/menu", READER) == 1);
            eventually("push", () -> pushes(setup.data()).contains("RELEASED flagged"));
            assertGone(router, token, code, "after the step back");
            int refused = house.seen("/report").size();
            house.takesNotices();
            eventually("outbox", () -> house.seen("/report").size() > refused);
            all.assertThat(signedAt(house.seen("/report").getLast()))
                    .as("timestamp of a webhook")
                    .isCloseTo(Instant.now(), tenMinutes());
            house.holdsReports();
            house.codeFor(router, "leased");
            eventually("a lease", () -> house.seen("/report").size() > refused + 1);
            router.kill();
        }
        WallClockHouse.shortenLeases(setup.data(), 38_000);
        int attempts = house.seen("/report").size();
        try (RouterProcess router = RouterProcess.start(setup)) {
            assertGone(router, token, code, "in the next run");
            eventually("lease", () -> house.seen("/report").size() > attempts);
            loiter(router);
            all.assertThat(endedAt(LOITERER)).as("record").isCloseTo(Instant.now(), tenMinutes());
        }
        all.assertAll();
    }

    /** Steps the wall and waits until the router shows it: in a message of its simulator. */
    private static void steps(FakedWall wall, String offset, Router router, Duration ahead)
            throws IOException {
        wall.steps(offset);
        await().atMost(PATIENCE)
                .until(() -> {
                    String number = VerificationHouse.number();
                    VerificationHouse.of(router).codeFor("probe " + number, number);
                    JsonObject message =
                            VerificationHouse.of(router).messages(number).getJsonObject(0);
                    Instant shown = Instant.parse(message.getString("at"));
                    return Duration.between(Instant.now().plus(ahead), shown).abs().toMinutes()
                            < 10;
                });
    }

    private static TemporalUnitOffset tenMinutes() {
        return within(10, ChronoUnit.MINUTES);
    }

    /** A session that its subscriber leaves, and whose notice its application does not take. */
    private void leave(Router router) {
        Subscriber leaver = router.handset(LEAVER);
        leaver.dials("*712#");
        leaver.hangsUp();
        eventually("a notice is kept", () -> house.notices("/told", LEAVER) >= 1);
    }

    /** A session of now that ends by its deadline: deadlines are looked at. */
    private void loiter(Router router) {
        router.handset(LOITERER).dials("*711#");
        eventually("a new session", () -> house.notices("/menu", LOITERER) == 1);
    }

    /** Until a push that really is an hour old has been flagged: the others were looked at too. */
    private void awaitALookAtPushes(Router router, Path data) throws Exception {
        Set<String> before = unknown(data);
        house.pushIntoSilence(router, data, OLD);
        Set<String> old = unknown(data);
        old.removeAll(before);
        all.assertThat(old).as("another push").hasSize(1);
        for (String session : old) {
            age(data, session);
            eventually("a look", () -> "RELEASED flagged".equals(Books.pushes(data).get(session)));
        }
    }

    private void assertGone(Router router, String token, String code, String when) {
        all.assertThat(isValid(router, "back", code)).as("code " + when).isFalse();
        all.assertThat(asksWith(router, token)).as("token " + when).isEqualTo(401);
    }

    private void eventually(String what, Callable<Boolean> seen) {
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(seen);
        } catch (ConditionTimeoutException e) {
            all.fail(what + " does not come");
        }
    }

    private static Instant signedAt(Stub.Seen request) {
        return Instant.ofEpochSecond(Long.parseLong(request.headers().get("webhook-timestamp")));
    }

    /** When the record of a subscriber's session says that it ended. */
    private Instant endedAt(String msisdn) {
        String last = msisdn.substring(msisdn.length() - 4);
        await().atMost(PATIENCE).until(() -> records().stream().anyMatch(r -> ends(r, last)));
        return records().stream()
                .filter(record -> ends(record, last))
                .map(record -> Instant.parse(record.getString("endedAt")))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private static boolean ends(JsonObject record, String last) {
        return record.getString("msisdn").endsWith(last);
    }

    private List<JsonObject> records() {
        try (Stream<Path> files = Files.list(folder.resolve("data/records"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .flatMap(WallClockTest::lines)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonObject> lines(Path file) {
        try {
            return Files.readString(file).lines().map(JsonObject::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
