package io.strowger.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the page on verification says, command by command, with free ports. */
class VerificationDocumentTest {
    private static final Path FOLDER = Path.of("docs/applications");
    private static final Path PAGE = FOLDER.resolve("verification.md");
    private static final int STEPS = 5;

    @TempDir private Path folder;

    @Test
    void shouldShowTheFileOfTheAccountAsItIs() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains(
                        "```yaml\n"
                                + Files.readString(FOLDER.resolve("verification-app/shop.yaml"))
                                + "```\n");
    }

    @Test
    void shouldAnswerEveryCommandOfThePageAsThePageSays() throws Exception {
        int steps =
                new Walkthrough(folder.resolve("data"))
                        .of(Files.readString(PAGE), UnaryOperator.identity());

        assertThat(steps).isEqualTo(STEPS);
    }
}
