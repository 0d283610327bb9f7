package io.strowger.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program of ours as a process of its own, on the classes under test, or on the jar that {@code
 * -Dstrowger.e2e.jar} names. It is ended by its own handle; what it prints is kept in a file.
 */
final class RouterProcess implements Router {
    private static final long PATIENCE_SECONDS = 60;
    private static final Pattern READY =
            Pattern.compile("is ready on http://127\\.0\\.0\\.1:(\\d+) \\(management (\\d+)\\)");

    private final Process process;
    private final Path log;
    private int httpPort;
    private int managementPort;

    private RouterProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** What a command left behind. */
    record Done(int exitCode, String output) {}

    /** {@code strowger run}; returns when it is ready. */
    static RouterProcess start(RouterSetup setup) throws IOException {
        return start(setup, List.of());
    }

    /** {@code strowger run} with options of the virtual machine; returns when it is ready. */
    static RouterProcess start(RouterSetup setup, List<String> options) throws IOException {
        RouterProcess router = launch(setup, options, "run");
        router.awaitReady();
        return router;
    }

    /** The same, and no file of its can grow over so many KiB: to it the disk is full then. */
    static RouterProcess startOnASmallDisk(RouterSetup setup, int kibibytes) throws IOException {
        String limited = "ulimit -f " + kibibytes + " && exec \"$0\" \"$@\"";
        RouterProcess router = launch(setup, List.of("bash", "-c", limited), List.of(), "run");
        router.awaitReady();
        return router;
    }

    /** Any other command, to its end. */
    static Done run(RouterSetup setup, String... arguments)
            throws IOException, InterruptedException {
        RouterProcess command = launch(setup, List.of(), arguments);
        try {
            return new Done(command.awaitExit(), command.log());
        } finally {
            command.close();
        }
    }

    /**
     * Any command, without waiting for anything; it heeds SIGINT, also where whoever started the
     * tests does not, as a shell in the background.
     */
    static RouterProcess launchInForeground(RouterSetup setup, String... arguments)
            throws IOException {
        return launch(setup, List.of("env", "--default-signal=INT"), List.of(), arguments);
    }

    private static RouterProcess launch(
            RouterSetup setup, List<String> options, String... arguments) throws IOException {
        return launch(setup, List.of(), options, arguments);
    }

    /**
     * @param before a command that starts the program which follows it
     */
    private static RouterProcess launch(
            RouterSetup setup, List<String> before, List<String> options, String... arguments)
            throws IOException {
        Path log = Files.createTempFile(setup.folder(), arguments[0] + "-", ".log");
        List<String> words = new ArrayList<>(before);
        List<String> program = program();
        program.addAll(1, options);
        words.addAll(program);
        words.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(words)
                        .directory(setup.folder().toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(setup.environment());
        return new RouterProcess(builder.start(), log);
    }

    private static List<String> program() {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED"));
        String jar = System.getProperty("strowger.e2e.jar");
        words.addAll(
                jar == null
                        ? List.of("-cp", System.getProperty("java.class.path"), "io.strowger.Main")
                        : List.of("-jar", jar));
        return words;
    }

    private void awaitReady() {
        try {
            await().atMost(PATIENCE_SECONDS, SECONDS).until(() -> hasPorts() || !process.isAlive());
        } finally {
            if (!hasPorts()) {
                close();
            }
        }
        if (!hasPorts()) {
            throw new AssertionError("the router did not start: " + log());
        }
    }

    private boolean hasPorts() {
        Matcher ready = READY.matcher(log());
        if (ready.find()) {
            httpPort = Integer.parseInt(ready.group(1));
            managementPort = Integer.parseInt(ready.group(2));
        }
        return managementPort != 0;
    }

    @Override
    public int httpPort() {
        return httpPort;
    }

    @Override
    public int managementPort() {
        return managementPort;
    }

    /** All that it has printed. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM, without waiting for what comes of it. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** SIGINT, as Ctrl-C sends it. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** SIGKILL: it has no time for anything. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        awaitExit();
    }

    boolean hasExited() {
        return !process.isAlive();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, SECONDS)) {
            throw new AssertionError("it does not end: " + log());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
