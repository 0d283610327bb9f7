package io.strowger.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Does what a page says, command by command, on a router with free ports. */
final class Walkthrough {
    private static final Pattern STEP = Pattern.compile("```sh\n([^`]+)```\n\n```\n([^`]+)```\n");
    private static final Pattern READY =
            Pattern.compile(
                    "Strowger is ready on http://127\\.0\\.0\\.1:(\\d+) \\(management (\\d+)\\).*");

    private final Path data;

    /**
     * @param data where the router keeps what it has to
     */
    Walkthrough(Path data) {
        this.data = data;
    }

    /**
     * Does what a page says.
     *
     * @param page as it stands
     * @param applications puts the places of the page's applications in
     * @return how many commands with an answer there were
     */
    int of(String page, UnaryOperator<String> applications) throws Exception {
        Shell shell =
                new Shell()
                        .with("STROWGER_DATA", data.toString())
                        .with("STROWGER_HTTP_PORT", "0")
                        .with("STROWGER_MANAGEMENT_PORT", "0")
                        .with("STROWGER_DRAIN_DELAY", "0");
        Process router = shell.start("scripts/strowger run --no-demo");
        try (BufferedReader out = router.inputReader()) {
            MatchResult ready = ready(out);
            shell.with("STROWGER_MANAGEMENT_PORT", ready.group(2));
            String here =
                    applications
                            .apply(page)
                            .replace("127.0.0.1:8080", "127.0.0.1:" + ready.group(1))
                            .replace("127.0.0.1:8081", "127.0.0.1:" + ready.group(2));
            List<MatchResult> steps = STEP.matcher(here).results().toList();
            steps.forEach(step -> requireOnceKnown(shell, step.group(1), step.group(2)));
            return steps.size();
        } finally {
            router.destroy();
            assertThat(router.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static MatchResult ready(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                return ready.toMatchResult();
            }
        }
        throw new AssertionError("the router ended before it was ready");
    }

    /** What a step before changed is active within a second. */
    private static void requireOnceKnown(Shell shell, String lines, String expected) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(shell.script(lines).out().strip())
                                .as(lines)
                                .matches(pattern(expected.strip())));
    }

    /** The text as a pattern, in which {@code …} stands for anything. */
    private static Pattern pattern(String text) {
        return Pattern.compile(
                Arrays.stream(text.split("…", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".+")),
                Pattern.DOTALL);
    }
}
