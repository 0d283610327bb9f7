package io.strowger.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VerificationDocumentTest {
    private static final Path FOLDER = Path.of("docs/applications");
    private static final Path PAGE = FOLDER.resolve("verification.md");

    @Test
    void shouldShowTheFileOfTheAccountAsItIs() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains(
                        "```yaml\n"
                                + Files.readString(FOLDER.resolve("verification-app/shop.yaml"))
                                + "```\n");
    }
}
