package io.strowger.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the pages for applications say, one page after the other on one router. */
class ApplicationPagesTest {
    private static final Path PAGES = Path.of("docs/applications");

    /** The pages in the order of the README, and how many of their commands have an answer. */
    private static final Map<String, Integer> STEPS = new LinkedHashMap<>();

    static {
        STEPS.put("programmable.md", 4);
        STEPS.put("oneapi.md", 8);
        STEPS.put("session-event.md", 4);
        STEPS.put("push.md", 6);
        STEPS.put("verification.md", 5);
    }

    /** The applications of the pages by the place that the pages give them. */
    private final Map<String, FirstApplication> applications = new LinkedHashMap<>();

    @TempDir private Path folder;

    @BeforeEach
    void start() throws IOException {
        start("7003", "oneapi-app/poll.mjs");
        start("7004", "session-event-app/loans.py");
        start("7005", "programmable-app/tea.mjs");
        start("7006", "programmable-app/checkout.mjs");
    }

    private void start(String port, String file) throws IOException {
        applications.put(
                "http://127.0.0.1:" + port + "/",
                new FirstApplication(PAGES.resolve(file).toString()));
    }

    @AfterEach
    void stop() {
        applications.values().forEach(FirstApplication::close);
    }

    @Test
    void shouldAnswerEveryCommandOfThePagesAsTheySayAlsoASecondTime() throws Exception {
        try (Walkthrough walk = new Walkthrough(folder.resolve("data"))) {
            for (int run = 1; run <= 2; run++) {
                for (Map.Entry<String, Integer> page : STEPS.entrySet()) {
                    String text = Files.readString(PAGES.resolve(page.getKey()));
                    assertThat(walk.follow(text, this::here))
                            .as(page.getKey())
                            .isEqualTo(page.getValue());
                }
            }
        }
    }

    @Test
    void shouldSayThatAnApplicationRunsAlready() throws Exception {
        for (FirstApplication application : applications.values()) {
            assertThat(application.again().out()).matches("The [a-z ]+ (runs|run) already\\.\\n");
        }
    }

    /** A page, or a file that it names, with the places where its applications are now. */
    private String here(String page) {
        String text = page;
        for (Map.Entry<String, FirstApplication> one : applications.entrySet()) {
            text = text.replace(one.getKey(), one.getValue().url().toString());
        }
        for (String file :
                new String[] {
                    "programmable-app/tea.yaml",
                    "session-event-app/loans.yaml",
                    "push-app/offers.yaml"
                }) {
            text = text.replace(PAGES + "/" + file, provisioned(file).toString());
        }
        return text;
    }

    private Path provisioned(String file) {
        try {
            Path here = folder.resolve(Path.of(file).getFileName());
            String text = Files.readString(PAGES.resolve(file));
            for (Map.Entry<String, FirstApplication> one : applications.entrySet()) {
                text = text.replace(one.getKey(), one.getValue().url().toString());
            }
            return Files.writeString(here, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
