package io.strowger.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Decisions have one form and stand in the index. */
class DecisionsTest {
    private static final Path FOLDER = Path.of("docs/decisions");
    private static final Path INDEX = FOLDER.resolve("README.md");

    @ParameterizedTest
    @MethodSource("decisions")
    void shouldSayTheContextTheDecisionAndWhatWasTurnedDown(Path decision) throws IOException {
        String text = Files.readString(decision);
        String number = decision.getFileName().toString().substring(0, 4);

        assertThat(text).startsWith("# " + number + ": ");
        assertThat(text)
                .containsSubsequence("\n**Context.** ", "\n**Decision.** ", "\n**Turned down.** ");
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void shouldStandInTheIndexWithItsTitle(Path decision) throws IOException {
        String title = Files.readAllLines(decision).getFirst().substring("# ".length());

        assertThat(Files.readString(INDEX))
                .contains("- [%s](%s)".formatted(title, decision.getFileName()));
    }

    @Test
    void shouldHaveANumberOfItsOwn() throws IOException {
        assertThat(decisions().stream().map(path -> path.getFileName().toString().substring(0, 4)))
                .hasSizeGreaterThan(5)
                .doesNotHaveDuplicates();
    }

    static List<Path> decisions() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.equals(INDEX)).sorted().toList();
        }
    }
}
