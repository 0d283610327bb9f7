package io.strowger.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Copies every command of README.md into a shell as it stands, on the jar that was built and with
 * whatever Java is the default. A network of its own, where the system grants one, keeps the ports
 * of the page free.
 */
class FirstMinuteIT {
    private static final Pattern COMMANDS = Pattern.compile("```sh\n([^`]+)```\n");
    private static final String TESTS = "scripts/test.sh";
    private static final String ROUTER = "scripts/run.sh";

    /**
     * Runs a line, its output in a file; a dial without replies has a terminal, on which 0 is
     * typed. A dial is repeated while the router has not read what was applied, which it does
     * within a second.
     */
    private static final String DO =
            """
            set -u
            n=0
            check() {
              local code=$1 try
              n=$((n + 1))
              for try in 1 2 3 4 5 6 7 8 9 10; do
                case $code in
                  *' --reply '*) eval "$code" </dev/null ;;
                  *' dial '*) printf '0\\n' | script -qec "$code" /dev/null ;;
                  *) eval "$code" </dev/null ;;
                esac >"$OUT/$n.out" 2>"$OUT/$n.err"
                echo $? >"$OUT/$n.exit"
                grep -q 'not in use' "$OUT/$n.out" || break
              done
            }
            scripts/run.sh >"$OUT/router.log" 2>&1 </dev/null &
            router=$!
            timeout 120 grep -q -m1 'is ready' <(tail -n +1 -f --pid=$router "$OUT/router.log") || exit 1
            """;

    @TempDir private Path folder;

    @Test
    void shouldDoEveryCommandOfTheReadmeAsItStands() throws Exception {
        List<String> lines = lines();

        assertThat(lines).contains(TESTS).startsWith(ROUTER);
        lines.removeAll(List.of(TESTS, ROUTER));
        int exit = bash(script(lines));

        assertThat(exit).as(log("router.log")).isZero();
        for (int i = 1; i <= lines.size(); i++) {
            assertThat(log(i + ".exit").strip())
                    .as(lines.get(i - 1) + "\n" + log(i + ".out") + log(i + ".err"))
                    .isEqualTo("0");
        }
        assertThat(log("router.log")).contains("Next: scripts/strowger dial '*713#'");
        assertThat(log(lines.indexOf(dial("*713#")) + 1 + ".out")).contains("│ Demo Bank     │");
        assertThat(log(lines.indexOf(dial("*715#")) + 1 + ".out"))
                .contains("Ama, your tea is coming.");
    }

    private String dial(String code) throws IOException {
        return lines().stream()
                .filter(line -> line.contains("dial '" + code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines() throws IOException {
        return COMMANDS.matcher(Files.readString(Path.of("README.md")))
                .results()
                .flatMap(block -> block.group(1).lines())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The lines in turn, then the end of the router as Ctrl-C brings it about. */
    private static String script(List<String> lines) {
        StringBuilder script = new StringBuilder(DO);
        for (String line : lines) {
            script.append("check ").append(quoted(line)).append('\n');
        }
        return script.append("kill -TERM $router; wait $router; status=$?\n")
                .append("kill $(jobs -p) 2>/dev/null\nexit $status\n")
                .toString();
    }

    private static String quoted(String line) {
        return "'" + line.replace("'", "'\\''") + "'";
    }

    private int bash(String script) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("walk.sh"), script);
        String alone = "ip link set lo up && exec bash " + file;
        String walk =
                "if command -v ip >/dev/null && unshare -n true 2>/dev/null; then exec unshare -n bash -c "
                        + quoted(alone)
                        + "; else exec bash "
                        + file
                        + "; fi";
        ProcessBuilder bash =
                new ProcessBuilder("bash", "-c", walk)
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("walk.log").toFile());
        bash.environment().put("OUT", folder.toString());
        bash.environment().put("STROWGER_DATA", folder.resolve("data").toString());
        bash.environment().put("STROWGER_DRAIN_DELAY", "0");
        bash.environment().remove("JAVA_HOME");
        Process process = bash.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(log("walk.log")).isTrue();
        return process.exitValue();
    }

    private String log(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
