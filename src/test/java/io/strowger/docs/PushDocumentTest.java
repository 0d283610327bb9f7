package io.strowger.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the page on pushes says, command by command, with free ports. */
class PushDocumentTest {
    private static final Path PAGE = Path.of("docs/applications/push.md");
    private static final String APPLICATION = "docs/applications/session-event-app/loans.py";
    private static final String PROVISION = "docs/applications/push-app/offers.yaml";
    private static final String PLACE = "http://127.0.0.1:7004/";
    private static final int STEPS = 6;

    @TempDir private Path folder;

    @Test
    void shouldAnswerEveryCommandOfThePageAsThePageSays() throws Exception {
        try (FirstApplication loans = new FirstApplication(APPLICATION)) {
            String here = loans.url().toString();
            String provision = provisioned(here).toString();
            int steps =
                    new Walkthrough(folder.resolve("data"))
                            .of(
                                    Files.readString(PAGE),
                                    page ->
                                            page.replace(PLACE, here)
                                                    .replace(PROVISION, provision));

            assertThat(steps).isEqualTo(STEPS);
        }
    }

    /** The provisioning file of the page with the port where its application is now. */
    private Path provisioned(String here) throws IOException {
        return Files.writeString(
                folder.resolve("offers.yaml"),
                Files.readString(Path.of(PROVISION)).replace(PLACE, here));
    }
}
