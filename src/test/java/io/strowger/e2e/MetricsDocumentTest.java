package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/operators/running.md, "Metrics": every meter of the sources, and none beside. */
class MetricsDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/operators/running.md");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(strowger_\\w+)` \\|");
    private static final Pattern LITERAL = Pattern.compile("\"(strowger\\.[a-z.]+)\"");
    private static final Pattern SCRAPED = Pattern.compile("(?m)^# HELP (strowger_\\w+) ");

    /** What Prometheus puts behind a name: the kind of the meter, or its unit. */
    private static final Pattern ENDING = Pattern.compile("(_seconds)?(_total|_max)?$");

    /** A system property and files are named alike. */
    private static final Set<String> NO_METERS =
            Set.of("strowger.command", "strowger.db", "strowger.lock");

    @TempDir Path folder;

    @Test
    void shouldNameEveryMeterOfTheSourcesAndNoOther() throws IOException {
        Set<String> documented = documented(MetricsDocumentTest::bare);

        assertThat(documented).hasSizeGreaterThan(20);
        assertThat(documented).containsExactlyInAnyOrderElementsOf(inSources());
    }

    @Test
    void shouldSpellTheNamesAsTheyAreScraped() throws Exception {
        RouterSetup setup = RouterSetup.in(folder, RouterSetup.HOUSE);
        try (Router router = RouterUnderTest.start(setup)) {
            Set<String> scraped =
                    SCRAPED.matcher(router.ask("/metrics").body())
                            .results()
                            .map(found -> found.group(1))
                            .filter(name -> !name.endsWith("_max"))
                            .collect(Collectors.toSet());

            assertThat(scraped).hasSizeGreaterThan(10);
            assertThat(documented(UnaryOperator.identity())).containsAll(scraped);
        }
    }

    private static Set<String> documented(UnaryOperator<String> spelling) throws IOException {
        return ROW.matcher(Files.readString(DOCUMENT))
                .results()
                .map(row -> spelling.apply(row.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> inSources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> LITERAL.matcher(contentOf(file)).results())
                    .map(found -> found.group(1))
                    .filter(name -> !NO_METERS.contains(name))
                    .map(name -> bare(name.replace('.', '_')))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String bare(String name) {
        return ENDING.matcher(name).replaceFirst("");
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
