package io.strowger.docs;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the commands of the documents as processes of their own, on the classes under test. */
final class Shell {
    private static final String COMMAND = "scripts/strowger ";
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private final Map<String, String> environment = new HashMap<>();

    /** What a command left behind. */
    record Done(int exitCode, String out) {}

    Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs a line such as {@code scripts/strowger dial '*713#'} to its end. */
    Done run(String line) throws IOException, InterruptedException {
        Process process = start(line);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Done(process.waitFor(), out);
    }

    /** Runs lines for a shell, of which some may be commands of ours, to their end. */
    Done script(String lines) throws IOException, InterruptedException {
        String ours =
                "\"$OUR_JAVA\" -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED"
                        + " -cp \"$OUR_CLASSES\" io.strowger.Main ";
        ProcessBuilder shell =
                new ProcessBuilder("bash", "-c", lines.replace(COMMAND, ours))
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        shell.environment().putAll(environment);
        shell.environment().put("OUR_JAVA", JAVA);
        shell.environment().put("OUR_CLASSES", System.getProperty("java.class.path"));
        Process process = shell.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Done(process.waitFor(), out);
    }

    /** Starts a line; its output is to be read. */
    Process start(String line) throws IOException {
        if (!line.startsWith(COMMAND)) {
            throw new IllegalArgumentException("not a command of ours: " + line);
        }
        List<String> words =
                new ArrayList<>(
                        List.of(
                                JAVA,
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.strowger.Main"));
        Matcher word = WORD.matcher(line.substring(COMMAND.length()));
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        ProcessBuilder process =
                new ProcessBuilder(words)
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        process.environment().putAll(environment);
        return process.start();
    }
}
