package io.strowger.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What bench.sh passes on, and what the figures are made of. */
final class BenchOptions {
    private static final long FULL_ROUND_SESSIONS = 50_000;
    private static final long QUICK_ROUND_SESSIONS = 15_000;

    @Option(
            names = "--quick",
            description = "Fewer and shorter rounds; one million sessions become 200,000.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "One figure alone: relay, cpu, pairs, mt, verify, push, live or start.")
    private String only = "";

    @Option(
            names = "--against",
            paramLabel = "JAR",
            description = "An older jar, for --only pairs: the hop of both in turn.")
    private @Nullable Path against;

    @Option(names = "--pairs", paramLabel = "N", description = "Rounds of either jar; 10.")
    private int pairs = 10;

    @Option(names = "--profile", description = "Leave a flight recording of the router.")
    private boolean profile;

    @Option(names = "--jar", required = true, hidden = true)
    private Path jar = Path.of("");

    @Option(names = "--folder", required = true, hidden = true)
    private Path folder = Path.of("");

    @Option(names = "--flag", hidden = true, description = "JVM flags of router and relay.")
    private List<String> jvmFlags = List.of();

    boolean wants(String name) {
        return only.isEmpty() || only.equals(name);
    }

    boolean wantsOnly(String name) {
        return only.equals(name);
    }

    /** The jar that this one is compared with. */
    Path against() {
        return Objects.requireNonNull(against, "--only pairs needs --against JAR");
    }

    int pairs() {
        return pairs;
    }

    boolean profile() {
        return profile;
    }

    Path jar() {
        return jar;
    }

    Path folder() {
        return folder;
    }

    List<String> jvmFlags() {
        return jvmFlags;
    }

    Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }

    String java() {
        return javaHome().resolve("bin/java").toString();
    }

    int rounds() {
        return 3;
    }

    long roundSessions() {
        return quick ? QUICK_ROUND_SESSIONS : FULL_ROUND_SESSIONS;
    }

    /** Enough hops that the compilers have had their turn, also on a busy machine. */
    long warmUpSessions() {
        return quick ? FULL_ROUND_SESSIONS / 2 : FULL_ROUND_SESSIONS;
    }

    int mostWarmUpRounds() {
        return quick ? 5 : 8;
    }

    long[] heapSteps() {
        return quick ? new long[] {100_000, 200_000} : new long[] {100_000, 1_000_000};
    }

    /** Codes of a round; the simulator has handsets for all rounds. */
    int roundCodes() {
        return quick ? 5_000 : 15_000;
    }

    int starts() {
        return quick ? 3 : 5;
    }
}
