package io.strowger.bench;

import io.strowger.bench.Plant.Server;
import java.io.IOException;
import java.util.List;

/** What sessions cost that wait for their subscriber: heap each, and CPU for those that pass. */
final class LiveSessions {
    private static final long WAITING_FROM = 233240000000L;
    private static final long FEW = 1_000;
    private static final int BEGINS_IN_FLIGHT = 64;

    private final Plant plant;
    private final BenchOptions options;
    private final Stopwatch stopwatch;

    LiveSessions(Plant plant, BenchOptions options) {
        this.plant = plant;
        this.options = options;
        stopwatch = new Stopwatch(plant, options);
    }

    void measure() throws IOException {
        Server router = plant.startRouter("live", Plant.HEAP);
        HeapProbe heap = new HeapProbe(options.javaHome(), router.process().pid());
        stopwatch.warmUp(router);
        long empty = heap.liveBytes();
        hold(router, 0, FEW);
        double few = cpuMicros(router);
        Figures.print("live." + name(FEW) + ".cpu", few, "us/hop", 1);
        long held = FEW;
        for (long step : options.heapSteps()) {
            hold(router, held, step);
            held = step;
            double bytes = (double) (heap.liveBytes() - empty) / held;
            Figures.print("live." + name(held) + ".heap", bytes, "B/session");
        }
        double many = cpuMicros(router);
        Figures.print("live." + name(held) + ".cpu", many, "us/hop", many / few);
    }

    private double cpuMicros(Server router) throws IOException {
        return stopwatch.alternate(List.of(router)).getFirst().cpuMicros();
    }

    /** Begins sessions until so many are waiting. */
    private void hold(Server router, long from, long to) throws IOException {
        Figures.say("holding " + to + " sessions");
        Work.Done done =
                plant.work(
                        new Work.Order(
                                router.port(),
                                router.path(),
                                to - from,
                                BEGINS_IN_FLIGHT,
                                WAITING_FROM + from,
                                true));
        if (!done.clean() || done.hops() != to - from) {
            throw new IOException("not every session could be held: " + done.errors());
        }
    }

    private static String name(long sessions) {
        return sessions % 1_000_000 == 0 ? sessions / 1_000_000 + "m" : sessions / 1_000 + "k";
    }
}
