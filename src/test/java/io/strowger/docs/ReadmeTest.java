package io.strowger.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the README says, with free ports and a data folder of its own. */
class ReadmeTest {
    private static final Path PROVISION = Path.of("docs/applications/first-app/kiosk.yaml");
    private static final Pattern READY =
            Pattern.compile(
                    "Strowger is ready on http://127\\.0\\.0\\.1:\\d+ \\(management (\\d+)\\).*");

    @TempDir private Path folder;

    @Test
    void shouldBringAnApplicationOfOnesOwnToAHandset() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        MatchResult own = ownApplication(readme);
        Shell shell =
                new Shell()
                        .with("STROWGER_DATA", folder.resolve("data").toString())
                        .with("STROWGER_HTTP_PORT", "0")
                        .with("STROWGER_MANAGEMENT_PORT", "0")
                        .with("STROWGER_DRAIN_DELAY", "0");
        Process router = shell.start("scripts/strowger run --no-demo");
        try (FirstApplication kiosk = new FirstApplication();
                BufferedReader out = router.inputReader()) {
            shell.with("STROWGER_MANAGEMENT_PORT", managementPort(out));

            String provision = provisioned(kiosk).toString();
            Shell.Done applied = shell.run(own.group(1).replace(PROVISION.toString(), provision));
            assertThat(applied).isEqualTo(new Shell.Done(0, provision + " is applied.\n"));
            assertThat(dialledOnceKnown(shell, own.group(2)).out().strip())
                    .isEqualTo(own.group(3).strip());
        } finally {
            router.destroy();
            assertThat(router.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(router.exitValue()).isZero();
    }

    /** The commands {@code apply} and {@code dial}, and what the latter prints. */
    private static MatchResult ownApplication(String readme) {
        Pattern block =
                Pattern.compile(
                        "node docs/applications/first-app/kiosk.mjs &\n(.*)\n(.*)\n```\n\n```\n(.*?)```",
                        Pattern.DOTALL);
        return block.matcher(readme).results().findFirst().orElseThrow();
    }

    private static String managementPort(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            var ready = READY.matcher(line);
            if (ready.matches()) {
                return ready.group(1);
            }
        }
        throw new AssertionError("the router ended before it was ready");
    }

    /** The provisioning file of the README with the port where its application is now. */
    private Path provisioned(FirstApplication kiosk) throws IOException {
        String text = Files.readString(PROVISION);
        return Files.writeString(
                folder.resolve("kiosk.yaml"),
                text.replace("http://127.0.0.1:7002/", kiosk.url().toString()));
    }

    /** A change is active within a second; a process starts in about as much. */
    private static Shell.Done dialledOnceKnown(Shell shell, String line) throws Exception {
        Shell.Done done = shell.run(line);
        for (int again = 0; again < 5 && done.out().contains("not in use"); again++) {
            done = shell.run(line);
        }
        return done;
    }
}
