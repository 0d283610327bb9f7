package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.core.model.SessionId;
import io.strowger.store.sql.Sqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a router deletes of what it kept, and what it says before. */
class KeepingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ANNOUNCED = "Session records older than records.keep will be";

    private static final Pattern FROM = Pattern.compile("from=(\\S+)");

    @TempDir Path folder;

    @Test
    void shouldAnnounceAtTheFirstStartWhatItDeletesADayLater() throws Exception {
        RouterSetup setup = RouterSetup.in(folder, RouterSetup.HOUSE);
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        String old = "sessions-" + today.minusDays(402) + ".0.jsonl";
        String middle = "sessions-" + today.minusDays(3) + ".0.jsonl";
        String newest = "sessions-" + today + ".0.jsonl";
        RouterProcess.run(setup, "apply", folder.resolve("provision.yaml").toString());
        Path records = Files.createDirectories(setup.data().resolve("records"));
        for (String name : List.of(old, middle, newest)) {
            Files.writeString(records.resolve(name), "{}\n");
        }
        Files.writeString(records.resolve("sessions.checkpoint"), newest + " 3\n");
        insert(setup, "'" + id(31) + "'");
        insert(setup, "'" + id(28) + "'");
        expiredToken(setup, "first");

        Instant begun = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        try (RouterProcess router = RouterProcess.start(setup)) {
            await().atMost(PATIENCE).until(() -> count(setup, "tokens") == 0);
            await().atMost(PATIENCE).until(() -> announcements(router).size() == 2);
            router.terminate();
            assertThat(router.awaitExit()).isZero();
            assertThat(announcements(router))
                    .satisfiesExactlyInAnyOrder(
                            line -> assertThat(line).contains("kind=session_files", "count=1"),
                            line -> assertThat(line).contains("kind=session_records", "count=1"))
                    .allSatisfy(line ->
                            assertThat(from(line))
                                    .isBetween(
                                            begun.plus(Duration.ofDays(1)),
                                            Instant.now().plus(Duration.ofDays(1))));
        }
        assertThat(names(records)).contains(old, middle, newest);
        assertThat(count(setup, "session_records")).isEqualTo(2);

        write(setup, "UPDATE retention SET known_at = known_at - 24 * 3600000");
        try (RouterProcess router = RouterProcess.start(setup)) {
            await().atMost(PATIENCE).until(() -> deleted(router, "session_records") == 1);
            await().atMost(PATIENCE).until(() -> deleted(router, "session_files_compressed") == 1);
            assertThat(deleted(router, "session_files")).isEqualTo(1);
            assertThat(announcements(router)).isEmpty();
        }
        assertThat(names(records)).contains(middle + ".gz", newest).doesNotContain(old, middle);
        assertThat(count(setup, "session_records")).isEqualTo(1);
    }

    private static List<String> announcements(RouterProcess router) {
        return router.log().lines().filter(line -> line.contains(ANNOUNCED)).toList();
    }

    private static Instant from(String line) {
        Matcher from = FROM.matcher(line);
        assertThat(from.find()).isTrue();
        return Instant.parse(from.group(1));
    }

    private static double deleted(Router router, String kind) {
        String name = "strowger_retention_deleted_total{kind=\"" + kind + "\"} ";
        return router.ask("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElse(-1);
    }

    private static String id(int daysAgo) {
        long begun = Instant.now().minus(Duration.ofDays(daysAgo)).toEpochMilli();
        return SessionId.timeOrdered(begun, 1, 2).hex();
    }

    private static void insert(RouterSetup setup, String id) throws SQLException {
        write(
                setup,
                "INSERT INTO session_records (id, network, msisdn, dialogue_id, origin, application,"
                        + " account, code, hops, bytes_in, bytes_out, begun_at, ended_at, reason,"
                        + " detail) VALUES ("
                        + id
                        + ", '', '', '', '', '', '', '', 0, 0, 0, 0, 0, '', '')");
    }

    private static void expiredToken(RouterSetup setup, String hash) throws SQLException {
        write(
                setup,
                "INSERT INTO tokens (hash, kind, used, family, credential, scopes, expires_at)"
                        + " VALUES ('"
                        + hash
                        + "', 'access', 0, '', '', '', 1)");
    }

    private static void write(RouterSetup setup, String statement) throws SQLException {
        try (Connection connection = connection(setup);
                Statement written = connection.createStatement()) {
            assertThat(written.executeUpdate(statement)).isPositive();
        }
    }

    private static long count(RouterSetup setup, String table) throws SQLException {
        try (Connection connection = connection(setup);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            return rows.getLong(1);
        }
    }

    private static Connection connection(RouterSetup setup) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:sqlite:" + setup.data().resolve(Sqlite.FILE) + "?busy_timeout=20000");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
