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
import org.junit.jupiter.params.provider.MethodSource;

/** Every package says what it is for, what it may use, and where to begin reading. */
class PackageStoriesTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern SENTENCE = Pattern.compile("[.:;?](?= |$)");
    private static final Pattern LINK = Pattern.compile("\\{@link (io\\.strowger\\.[\\w.]+)");
    private static final Pattern BEGIN = Pattern.compile("Begin reading at.*");
    private static final Pattern TYPE = Pattern.compile("\\{@code ([A-Z]\\w+)}");
    private static final int FEW = 4;

    @ParameterizedTest
    @MethodSource("packages")
    void shouldTellItsStoryInAFewSentences(Path folder) throws IOException {
        String story = story(folder);

        assertThat(SENTENCE.matcher(story).results().count()).isGreaterThanOrEqualTo(FEW);
        assertThat(story).containsPattern("\\b[Ii]n comes?\\b");
        assertThat(story).containsPattern("\\b([Mm]ay use|Uses)\\b").contains("Begin reading at");
    }

    @ParameterizedTest
    @MethodSource("packages")
    void shouldNameTypesThatAreThere(Path folder) throws IOException {
        String story = story(folder);
        List<Path> linked =
                LINK.matcher(story)
                        .results()
                        .map(link -> SOURCES.resolve(link.group(1).replace('.', '/') + ".java"))
                        .toList();
        List<Path> begun =
                BEGIN.matcher(story)
                        .results()
                        .flatMap(end -> TYPE.matcher(end.group()).results())
                        .map(type -> folder.resolve(type.group(1) + ".java"))
                        .toList();

        assertThat(linked).allSatisfy(file -> assertThat(file).exists());
        assertThat(begun).allSatisfy(file -> assertThat(file).exists());
        assertThat(linked.size() + begun.size()).isPositive();
    }

    @Test
    void shouldFindThePackages() throws IOException {
        assertThat(packages()).hasSizeGreaterThan(40);
    }

    static List<Path> packages() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** The comment of the package in one line, with its tags. */
    private static String story(Path folder) throws IOException {
        String source = Files.readString(folder.resolve("package-info.java"));
        return source.substring(0, source.indexOf("*/"))
                .replaceAll("\\n \\* ?", " ")
                .replaceAll("\\s+", " ");
    }
}
