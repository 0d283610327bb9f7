package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.api.token.TokenService;
import io.strowger.config.RecordSettings;
import io.strowger.config.VerificationSettings;
import io.strowger.config.yaml.Values;
import io.strowger.store.Correlators;
import io.strowger.store.Outbox;
import io.strowger.store.RecoveryGuesses;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of docs/operators/keeping.md is true: of every table, every time, every kind. */
class KeepingDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/operators/keeping.md");
    private static final Pattern KIND =
            Pattern.compile("strowger_retention_deleted_total\\{kind=\"(\\w+)\"}");
    private static final Pattern TIME = Pattern.compile("\\d+[hd]");
    private static final RecordSettings.Keep RECORDS = RecordSettings.DEFAULTS.keep();

    /** What the kinds say that they are kept; the rest tells itself when it is over. */
    private static final Map<String, Duration> KEPT =
            Map.of(
                    "session_files", RECORDS.files(),
                    "session_files_compressed", RECORDS.compressAfter(),
                    "session_records", RECORDS.table(),
                    "correlators", Duration.ofMillis(Correlators.KEPT_MILLIS),
                    "pushes", Duration.ofMillis(Correlators.KEPT_MILLIS),
                    "tokens", TokenService.REFRESH_LIFE,
                    "verification_codes", VerificationSettings.DEFAULTS.keepRefs(),
                    "outbox", Duration.ofMillis(Outbox.KEPT_MILLIS),
                    "recovery_misses", Duration.ofMillis(RecoveryGuesses.WINDOW_MILLIS));

    @TempDir Path folder;

    /** A line of the table. */
    private record Line(String what, String where, String kept, String key, String kind) {}

    private static List<Line> lines() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what |"))
                .map(line -> line.replace("`", "").split("\\|", -1))
                .map(cells ->
                        new Line(
                                cells[1].strip(),
                                cells[2].strip(),
                                cells[3].strip(),
                                cells[4].strip(),
                                cells[5].strip()))
                .toList();
    }

    @Test
    void shouldNameEveryTableAndEveryKind() throws Exception {
        RouterSetup setup = RouterSetup.in(folder, RouterSetup.HOUSE);
        try (Router router = RouterUnderTest.start(setup)) {
            Set<String> kinds =
                    KIND.matcher(router.ask("/metrics").body())
                            .results()
                            .map(found -> found.group(1))
                            .collect(Collectors.toSet());

            assertThat(lines())
                    .extracting(Line::where)
                    .filteredOn(where -> !where.startsWith("records/"))
                    .as("tables")
                    .containsAll(tables(setup))
                    .isSubsetOf(tables(setup));
            assertThat(lines())
                    .extracting(Line::kind)
                    .filteredOn(kind -> !kind.isEmpty())
                    .as("kinds that are deleted")
                    .containsExactlyInAnyOrderElementsOf(kinds);
        }
    }

    private static Set<String> tables(RouterSetup setup) throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + setup.data().resolve(Sqlite.FILE));
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT name FROM sqlite_master WHERE type = 'table'"
                                        + " AND name NOT LIKE 'sqlite_%'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    @Test
    void shouldSayOfEverythingHowLongOrWhyForEver() throws IOException {
        assertThat(lines())
                .hasSizeGreaterThan(20)
                .allSatisfy(line ->
                        assertThat(line.kept()).matches("(\\d+[hd]|until|for ever, because) .+"))
                .allSatisfy(line ->
                        assertThat(line.kind().isEmpty())
                                .as(line.what() + " is deleted by the cleaner if after a time")
                                .isEqualTo(
                                        !TIME.matcher(line.kept()).find() && isNoRecovery(line)));
    }

    private static boolean isNoRecovery(Line line) {
        return !line.kind().equals("recoveries");
    }

    @Test
    void shouldSayTheTimesOfTheSettings() throws IOException {
        assertThat(lines())
                .filteredOn(line -> TIME.matcher(line.kept()).find())
                .allSatisfy(line ->
                        assertThat(time(line)).as(line.what()).isEqualTo(KEPT.get(line.kind())))
                .extracting(Line::kind)
                .containsExactlyInAnyOrderElementsOf(KEPT.keySet());
    }

    private static Duration time(Line line) {
        return TIME.matcher(line.kept())
                .results()
                .map(MatchResult::group)
                .map(Values.duration(Duration.ofDays(36_500)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldNameTheKeysOfTheSettingsFile() throws IOException {
        String settings = Files.readString(Path.of("conf/strowger.yaml"));

        assertThat(lines())
                .extracting(Line::key)
                .filteredOn(key -> !key.isEmpty())
                .hasSize(4)
                .allSatisfy(key ->
                        assertThat(settings)
                                .contains(key.substring(key.lastIndexOf('.') + 1) + ": "));
        assertThat(Stream.of("files: 400d", "table: 30d", "compressAfter: 1d"))
                .allSatisfy(line -> assertThat(settings).contains("#    " + line));
    }
}
