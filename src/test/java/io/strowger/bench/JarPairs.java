package io.strowger.bench;

import io.strowger.bench.Plant.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The hop of this jar beside an older one's: both run at once and are measured in turn. */
final class JarPairs {
    private final Plant plant;
    private final BenchOptions options;

    JarPairs(Plant plant, BenchOptions options) {
        this.plant = plant;
        this.options = options;
    }

    void measure(List<String> flags) throws IOException {
        Server older = start("pairs-older", options.against(), flags);
        Server newer = start("pairs-newer", options.jar(), flags);
        Stopwatch stopwatch = new Stopwatch(plant, options);
        stopwatch.warmUp(older);
        stopwatch.warmUp(newer);
        Figures.printPairs("hop.pairs", stopwatch.pairs(older, newer, options.pairs()));
    }

    private Server start(String name, Path jar, List<String> flags) throws IOException {
        String folder = name + "-" + System.currentTimeMillis();
        return plant.startRouter(folder, jar, flags).named(name);
    }
}
