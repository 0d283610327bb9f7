package io.strowger.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names are the words of docs/glossary.md, and each type has one of its own. */
class GlossaryTest {
    private static final Path GLOSSARY = Path.of("docs/glossary.md");
    private static final Pattern RETIRED = Pattern.compile("(?m)^\\| `(\\w+)` \\| `");
    private static final Pattern MOODS = Pattern.compile(".*(Room|Desk|Door)s?");

    @Test
    void shouldBringNoRetiredNameBack() throws IOException {
        List<String> retired =
                RETIRED.matcher(Files.readString(GLOSSARY))
                        .results()
                        .map(row -> row.group(1))
                        .toList();

        assertThat(retired).hasSizeGreaterThan(50);
        assertThat(types()).doesNotContainAnyElementsOf(retired);
        assertThat(types()).noneMatch(type -> MOODS.matcher(type).matches());
    }

    @Test
    void shouldGiveNoTwoTypesOneName() throws IOException {
        Map<String, Long> counted =
                types().stream()
                        .collect(Collectors.groupingBy(type -> type, Collectors.counting()));

        assertThat(counted)
                .hasSizeGreaterThan(100)
                .allSatisfy((_, count) -> assertThat(count).isOne());
    }

    private static List<String> types() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .toList();
        }
    }
}
