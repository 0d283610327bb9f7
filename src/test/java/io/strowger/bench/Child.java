package io.strowger.bench;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process that this run started, and ends by its own handle. What it says goes to a log file. */
final class Child implements Closeable {
    private static final double MICROS_PER_TICK = 10_000;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    /** How the kernel shortens the names of the threads that wait for the disk. */
    private static final String WORKER = "vert.x-worker";

    /** As the kernel shortens {@code C1 CompilerThread0} and {@code C2 CompilerThread0}. */
    private static final Pattern COMPILER = Pattern.compile("C[12] CompilerThre");

    private static final long STOP_SECONDS = 40;

    private final String name;
    private final Process process;
    private final BufferedReader out;

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** A program of the rig; returns when it has said {@code ready}. */
    static Child startRig(String name, List<String> command, Path log) throws IOException {
        Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        Child child = new Child(name, process);
        String word = child.readLine();
        if (!word.equals("ready")) {
            child.close();
            throw new IOException(name + " said '" + word + "' instead of ready; see " + log);
        }
        return child;
    }

    /** A program that says nothing to us. */
    static Child start(String name, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(log.toFile()).environment().putAll(environment);
        return new Child(name, builder.start());
    }

    long pid() {
        return process.pid();
    }

    /** Waits for the end of the process, which no process of a measurement should come to. */
    boolean endsWithin(long nanos) throws IOException {
        try {
            return process.waitFor(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + name, interrupted);
        }
    }

    /** User and system time of the whole process so far (proc(5), stat fields 14 and 15). */
    double cpuMicros() throws IOException {
        return ticks(Files.readString(Path.of("/proc/" + pid() + "/stat"))) * MICROS_PER_TICK;
    }

    /**
     * As {@link #cpuMicros}, without the compilers': what they do is over when the code is warm.
     * Their threads must stay, as {@link Plant#HEAP} says.
     */
    double workMicros() throws IOException {
        return cpuMicros() - threadMicros(name -> COMPILER.matcher(name).matches());
    }

    /** As {@link #cpuMicros}, of its worker threads alone, on which the SQL engine runs. */
    double workerMicros() throws IOException {
        return threadMicros(name -> name.startsWith(WORKER));
    }

    private double threadMicros(Predicate<String> names) throws IOException {
        long ticks = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid() + "/task"))) {
            for (Path thread : threads.toList()) {
                ticks += ticksOf(thread.resolve("stat"), names);
            }
        }
        return ticks * MICROS_PER_TICK;
    }

    private static long ticksOf(Path statFile, Predicate<String> names) {
        try {
            String stat = Files.readString(statFile);
            String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
            return names.test(name) ? ticks(stat) : 0;
        } catch (IOException e) {
            return 0; // the thread has ended
        }
    }

    private static long ticks(String stat) {
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(afterName[USER_TICKS]) + Long.parseLong(afterName[SYSTEM_TICKS]);
    }

    void writeLine(String line) throws IOException {
        var in = process.outputWriter(StandardCharsets.UTF_8);
        in.write(line);
        in.newLine();
        in.flush();
    }

    String readLine() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException(name + " has ended");
        }
        return line;
    }

    /** Asks it to end, waits, and insists. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
