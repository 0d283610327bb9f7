package io.strowger.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/architecture.md names files that are there, and tells all that it has to. */
class ArchitectureDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/architecture.md");
    private static final Path ROOT_PACKAGE = Path.of("src/main/java/io/strowger");
    private static final Pattern QUOTED = Pattern.compile("`([\\w./-]+)`");
    private static final Pattern FILE = Pattern.compile("[\\w/]+\\.java|(src|docs|conf)/.*");

    @Test
    void shouldNameFilesThatAreThere() throws IOException {
        List<String> named =
                QUOTED.matcher(Files.readString(DOCUMENT))
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> FILE.matcher(name).matches())
                        .toList();

        assertThat(named).hasSizeGreaterThan(100);
        assertThat(named).allMatch(ArchitectureDocumentTest::isThere);
    }

    private static boolean isThere(String name) {
        return Stream.of(Path.of(name), ROOT_PACKAGE.resolve(name)).anyMatch(Files::exists);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## The way of a hop",
                "## The way of a push",
                "## The way of a code",
                "## Rules that tests hold",
                "## Where state lives",
                "## Threads, loops, clocks",
                "## How connections are guarded",
                "## Retention",
                "## How to add …",
            })
    void shouldTell(String heading) throws IOException {
        assertThat(Files.readAllLines(DOCUMENT)).contains(heading);
    }
}
