package io.strowger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.api.verification.VerificationCodec;
import io.strowger.bootstrap.Protocols;
import io.strowger.provision.ConnectorTraits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that only the sources show. */
class SourceRulesTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final int MOST_LINES = 300;

    private static final Pattern WALL =
            Pattern.compile(
                    "InstantSource\\.system\\(|Instant\\.now\\(|currentTimeMillis\\(|Clock\\.system"
                            + "|LocalDate(Time)?\\.now\\(|new Date\\(\\)");

    /** Labels, and times that others have signed; everything that waits is handed its clock. */
    private static final Set<String> WALL_READERS =
            Set.of(
                    "LoadCommand.java",
                    "Main.java",
                    "NetworkEndpoint.java",
                        "ResponseTracker.java",
                    "SqlProvisioner.java",
                    "Strowger.java");

    /** Where the scheme of a URL is read, which has the name of a connector. */
    private static final Set<String> SCHEME_READERS =
            Set.of(
                    "CallbackRule.java",
                    "DialCommand.java",
                    "LoadPlan.java",
                    "OneApiReader.java",
                    "OneApiSettings.java",
                    "RequestGuard.java",
                    "ResponseRequest.java",
                    "SettingsReader.java",
                    "WebUrl.java",
                    "WebOrigin.java");

    @TempDir private Path planted;

    @Test
    void shouldKeepEveryFileShort() throws IOException {
        assertThat(javaFilesIn(SOURCES)).isNotEmpty();
        assertThat(longFilesIn(SOURCES)).isEmpty();
    }

    @Test
    void shouldCatchAFileOfOneLineTooMany() throws IOException {
        Files.writeString(planted.resolve("Fits.java"), "//\n".repeat(MOST_LINES));
        Path tooLong =
                Files.writeString(planted.resolve("Long.java"), "//\n".repeat(MOST_LINES + 1));
        assertThat(longFilesIn(planted)).containsExactly(tooLong);
    }

    @Test
    void shouldMarkEveryPackageAsNullMarked() throws IOException {
        assertThat(unmarkedPackagesIn(SOURCES)).isEmpty();
    }

    @Test
    void shouldCatchAPackageWithoutItsMark() throws IOException {
        Path bare = Files.createDirectories(planted.resolve("bare"));
        Files.writeString(bare.resolve("Some.java"), "");
        Path unmarked = Files.createDirectories(planted.resolve("unmarked"));
        Files.writeString(unmarked.resolve("package-info.java"), "package unmarked;");
        Path marked = Files.createDirectories(planted.resolve("marked"));
        Files.writeString(marked.resolve("package-info.java"), "@NullMarked\npackage marked;");
        assertThat(unmarkedPackagesIn(planted)).containsExactlyInAnyOrder(bare, unmarked);
    }

    @Test
    void shouldReadTheWallClockOnlyWhereItIsMeant() throws IOException {
        assertThat(wallReadersIn(SOURCES))
                .extracting(file -> file.getFileName().toString())
                .isSubsetOf(WALL_READERS);
    }

    @Test
    void shouldCatchAFileThatReadsTheWallClock() throws IOException {
        Path reader =
                Files.writeString(
                        planted.resolve("Reader.java"), "long now = System.currentTimeMillis();");
        Files.writeString(planted.resolve("Told.java"), "long now = clock.millis();");
        assertThat(wallReadersIn(planted)).containsExactly(reader);
    }

    @Test
    void shouldNameDialectsAndConnectorsOnlyInTheirFolders() throws IOException {
        assertThat(protocolNames()).contains("programmable", "oneapi", "verification", "http");
        for (String name : protocolNames()) {
            assertThat(namersIn(SOURCES, name))
                    .as(name)
                    .isNotEmpty()
                    .extracting(Path::getParent)
                    .as("only the folder of %s writes its name", name)
                    .containsOnly(folderOf(name));
        }
    }

    @Test
    void shouldCatchAFileThatNamesADialectOrConnector() throws IOException {
        Path dialect =
                Files.writeString(planted.resolve("Knows.java"), "dialect.equals(\"oneapi\")");
        Path connector =
                Files.writeString(planted.resolve("Asks.java"), "connector.equals(\"http\")");
        Files.writeString(planted.resolve("WebUrl.java"), "scheme.equals(\"http\")");
        Files.writeString(planted.resolve("Told.java"), "// the dialect oneapi over http");
        assertThat(namersIn(planted, "oneapi")).containsExactly(dialect);
        assertThat(namersIn(planted, "http")).containsExactly(connector);
    }

    /** Those of the lists, and the one format beside them that is an API alone. */
    private static List<String> protocolNames() {
        Stream<String> dialects =
                Stream.of(
                                Protocols.STANDARD.dialects().ofApplications(),
                                Protocols.STANDARD.dialects().ofNetworks())
                        .flatMap(Stream::of);
        Stream<String> connectors =
                Protocols.STANDARD.connectors().traits().stream().map(ConnectorTraits::name);
        return Stream.of(dialects, connectors, Stream.of(VerificationCodec.NAME))
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    private static Path folderOf(String name) {
        boolean connector =
                Protocols.STANDARD.connectors().traits().stream()
                        .anyMatch(traits -> traits.name().equals(name));
        return SOURCES.resolve("io/strowger")
                .resolve(
                        connector
                                ? "network"
                                : name.equals(VerificationCodec.NAME) ? "api" : "dialect")
                .resolve(name.replace("-", ""));
    }

    private static List<Path> namersIn(Path root, String name) throws IOException {
        return javaFilesIn(root).stream()
                .filter(file -> contentOf(file).contains('"' + name + '"'))
                .filter(file ->
                        !name.equals("http")
                                || !SCHEME_READERS.contains(file.getFileName().toString()))
                .toList();
    }

    private static List<Path> wallReadersIn(Path root) throws IOException {
        return javaFilesIn(root).stream()
                .filter(file -> WALL.matcher(contentOf(file)).find())
                .toList();
    }

    private static List<Path> longFilesIn(Path root) throws IOException {
        return javaFilesIn(root).stream()
                .filter(file -> contentOf(file).lines().count() > MOST_LINES)
                .toList();
    }

    private static List<Path> unmarkedPackagesIn(Path root) throws IOException {
        return javaFilesIn(root).stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !isMarked(folder.resolve("package-info.java")))
                .toList();
    }

    private static boolean isMarked(Path packageInfo) {
        return Files.exists(packageInfo)
                && contentOf(packageInfo).contains("@NullMarked\npackage ");
    }

    private static List<Path> javaFilesIn(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
