package io.strowger.docs;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
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

    /** A shell that keeps what was set in it, as a person's does. */
    Terminal terminal() throws IOException {
        ProcessBuilder shell =
                new ProcessBuilder("bash").redirectError(ProcessBuilder.Redirect.INHERIT);
        shell.environment().putAll(environment);
        shell.environment().put("OUR_JAVA", JAVA);
        shell.environment().put("OUR_CLASSES", System.getProperty("java.class.path"));
        return new Terminal(shell.start());
    }

    /** Lines for a shell, of which some may be commands of ours. */
    static final class Terminal implements AutoCloseable {
        private static final String END = "-- the end of what was typed --";

        private final Process bash;
        private final BufferedReader out;
        private final Writer in;

        private Terminal(Process bash) {
            this.bash = bash;
            this.out = bash.inputReader(StandardCharsets.UTF_8);
            this.in = bash.outputWriter(StandardCharsets.UTF_8);
        }

        /** Types lines and gives what they print. */
        String type(String lines) throws IOException {
            String ours =
                    "\"$OUR_JAVA\" -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED"
                            + " -cp \"$OUR_CLASSES\" io.strowger.Main ";
            String group = "{ " + lines.replace(COMMAND, ours) + "} </dev/null";
            in.write(group + "\necho; echo '" + END + "'\n");
            in.flush();
            StringBuilder printed = new StringBuilder();
            for (String line = out.readLine(); !END.equals(line); line = out.readLine()) {
                if (line == null) {
                    throw new AssertionError("the shell ended: " + printed);
                }
                printed.append(line).append('\n');
            }
            return printed.toString();
        }

        @Override
        public void close() throws IOException {
            in.close();
            out.close();
            bash.destroy();
        }
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
