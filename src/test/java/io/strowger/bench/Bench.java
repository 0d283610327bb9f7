package io.strowger.bench;

import io.strowger.bench.Plant.Server;
import io.strowger.bench.Stopwatch.Series;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The driver of {@code scripts/bench.sh}. */
@Command(
        name = "scripts/bench.sh",
        description = "Measures the router against a bare relay, on loopback, in one run.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class Bench implements Callable<Integer> {
    @Mixin private BenchOptions options = new BenchOptions();

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Figures.machine();
        if (options.wants("start")) {
            startToReady();
        }
        if (options.wants("cpu") || options.wantsOnly("relay")) {
            cpuPerHop();
        }
        if (options.wantsOnly("pairs")) {
            try (Plant plant = new Plant(options)) {
                new JarPairs(plant, options).measure(underTest());
            }
        }
        if (options.wants("mt")) {
            try (Plant plant = new Plant(options)) {
                new MtSessions(plant, options).measure(underTest());
            }
        }
        if (options.wants("verify")) {
            try (Plant plant = new Plant(options)) {
                new Verifications(plant, options).measure(underTest());
            }
        }
        if (options.wants("push")) {
            try (Plant plant = new Plant(options)) {
                new PaidPushes(plant, options).measure(underTest());
            }
        }
        if (options.wants("live")) {
            try (Plant plant = new Plant(options)) {
                new LiveSessions(plant, options).measure();
            }
        }
        return 0;
    }

    private void cpuPerHop() throws IOException {
        try (Plant plant = new Plant(options)) {
            Stopwatch stopwatch = new Stopwatch(plant, options);
            List<Server> servers = new ArrayList<>(List.of(plant.startRelay()));
            if (!options.wantsOnly("relay")) {
                servers.add(plant.startRouter("router", underTest()));
            }
            for (Server server : servers) {
                stopwatch.warmUp(server);
            }
            List<Series> series = stopwatch.alternate(servers);
            series.forEach(one -> print(one, series.getFirst()));
        }
    }

    private static void print(Series series, Series yardstick) {
        String name = series.name();
        double cpu = series.cpuMicros();
        double ratio = cpu / yardstick.cpuMicros();
        Figures.print(name + ".cpu", cpu, "us/hop", ratio, series.rounds());
        double rate = series.hopsPerSecond();
        Figures.print(name + ".throughput", rate, "hops/s", rate / yardstick.hopsPerSecond());
        Figures.print(name + ".p50", series.p50(), "ms", series.p50() / yardstick.p50());
        Figures.print(name + ".p99", series.p99(), "ms", series.p99() / yardstick.p99());
    }

    /** From exec to the first 200, on an empty folder and on one that has been used. */
    private void startToReady() throws IOException {
        List<Double> first = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        try (Plant plant = new Plant(options)) {
            String run = "start-" + System.currentTimeMillis() + "-";
            for (int i = 0; i <= options.starts(); i++) {
                double empty = start(plant, run + i);
                double used = start(plant, run + i);
                if (i > 0) { // The first pair warms the machine's file cache.
                    first.add(empty);
                    again.add(used);
                }
            }
        }
        Figures.print("start.ready", Figures.median(first), "s");
        Figures.print("start.again", Figures.median(again), "s");
    }

    private static double start(Plant plant, String folder) throws IOException {
        Server router = plant.startRouter(folder, List.of());
        plant.stop(router);
        Figures.say("ready after %.3f s".formatted(router.readySeconds()));
        return router.readySeconds();
    }

    private List<String> underTest() {
        List<String> flags = new ArrayList<>(Plant.HEAP);
        if (options.profile()) {
            flags.add(
                    "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                            + options.folder().resolve("router.jfr"));
        }
        return flags;
    }
}
