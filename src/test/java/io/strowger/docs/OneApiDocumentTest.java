package io.strowger.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the page on oneapi says, command by command, with free ports. */
class OneApiDocumentTest {
    private static final Path PAGE = Path.of("docs/applications/oneapi.md");
    private static final int STEPS = 8;

    @TempDir private Path folder;

    @Test
    void shouldAnswerEveryCommandOfThePageAsThePageSays() throws Exception {
        try (FirstApplication poll =
                new FirstApplication("docs/applications/oneapi-app/poll.mjs")) {
            int steps =
                    new Walkthrough(folder.resolve("data"))
                            .of(
                                    Files.readString(PAGE),
                                    page ->
                                            page.replace(
                                                    "http://127.0.0.1:7003/",
                                                    poll.url().toString()));

            assertThat(steps).isEqualTo(STEPS);
        }
    }
}
