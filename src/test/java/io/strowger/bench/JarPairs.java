package io.strowger.bench;

import io.strowger.bench.Plant.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The hop of this jar beside an older one's. Each pair has two processes of its own, which run at
 * once and are measured in turn: what the compilers of one process make of the hop differs from
 * start to start by more than two jars do, so that pairs of one start would all tell the same
 * accident.
 */
final class JarPairs {
    private final Plant plant;
    private final BenchOptions options;

    JarPairs(Plant plant, BenchOptions options) {
        this.plant = plant;
        this.options = options;
    }

    void measure(List<String> flags) throws IOException {
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < options.pairs(); pair++) {
            ratios.add(measureOne(flags));
            Figures.say("hop.pairs %.3f".formatted(ratios.getLast()));
        }
        Figures.printPairs("hop.pairs", ratios);
    }

    /** Two rounds each, so that either jar goes first once. */
    private double measureOne(List<String> flags) throws IOException {
        Server older = start("pairs-older", options.against(), flags);
        Server newer = start("pairs-newer", options.jar(), flags);
        Stopwatch stopwatch = new Stopwatch(plant, options);
        stopwatch.warmUp(older);
        stopwatch.warmUp(newer);
        double ratio = Figures.median(stopwatch.pairs(older, newer, 2));
        plant.stop(newer);
        plant.stop(older);
        return ratio;
    }

    private Server start(String name, Path jar, List<String> flags) throws IOException {
        String folder = name + "-" + System.currentTimeMillis();
        return plant.startRouter(folder, jar, flags).named(name);
    }
}
