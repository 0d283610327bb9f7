package io.strowger.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Does what pages say, command by command, one after the other on one router with free ports. */
final class Walkthrough implements AutoCloseable {
    private static final Pattern STEP = Pattern.compile("```sh\n([^`]+)```\n\n```\n([^`]+)```\n");
    private static final Pattern READY =
            Pattern.compile(
                    "Strowger is ready on http://127\\.0\\.0\\.1:(\\d+) \\(management (\\d+)\\).*");

    private final Shell shell;
    private final Process router;
    private final BufferedReader out;
    private final MatchResult ports;

    /**
     * Starts the router.
     *
     * @param data where it keeps what it has to
     */
    Walkthrough(Path data) throws IOException {
        shell =
                new Shell()
                        .with("STROWGER_DATA", data.toString())
                        .with("STROWGER_HTTP_PORT", "0")
                        .with("STROWGER_MANAGEMENT_PORT", "0")
                        .with("STROWGER_DRAIN_DELAY", "0");
        router = shell.start("scripts/strowger run --no-demo");
        out = router.inputReader();
        ports = ready(out);
        shell.with("STROWGER_MANAGEMENT_PORT", ports.group(2));
    }

    /**
     * Does what a page says, in one terminal.
     *
     * @param page as it stands
     * @param applications puts the places of the page's applications in
     * @return how many commands with an answer there were
     */
    int follow(String page, UnaryOperator<String> applications) throws IOException {
        String here =
                applications
                        .apply(page)
                        .replace("127.0.0.1:8080", "127.0.0.1:" + ports.group(1))
                        .replace("127.0.0.1:8081", "127.0.0.1:" + ports.group(2));
        List<MatchResult> steps = STEP.matcher(here).results().toList();
        try (Shell.Terminal terminal = shell.terminal()) {
            steps.forEach(step -> requireOnceKnown(terminal, step.group(1), step.group(2)));
        }
        return steps.size();
    }

    @Override
    public void close() throws IOException {
        router.destroy();
        assertThat(router.onExit()).succeedsWithin(Duration.ofSeconds(60));
        out.close();
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
    private static void requireOnceKnown(Shell.Terminal terminal, String lines, String expected) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(printed(terminal, lines))
                                .as(lines)
                                .matches(pattern(expected.strip())));
    }

    /** A page that is followed again applies what was applied before. */
    private static String printed(Shell.Terminal terminal, String lines) throws IOException {
        return terminal.type(lines)
                .strip()
                .replace(" was applied before: nothing changes.", " is applied.");
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
