package io.strowger.bench;

import io.strowger.bench.Plant.Server;
import io.strowger.bench.Stopwatch.Series;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What sessions cost that wait for their subscriber: heap each, and CPU for those that pass. */
final class LiveSessions {
    private static final long WAITING_FROM = 233240000000L;
    private static final long FEW = 1_000;
    private static final int BEGINS_IN_FLIGHT = 64;

    /** More than the router's {@code sessions.rememberEnded} of 30 s. */
    private static final long FORGETTING_SECONDS = 36;

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
        hold(router, 0, FEW);
        Series few = rounds(router);
        print(FEW, few, few);
        forgetTheEnded(router);
        long fewBytes = heap.liveBytes();
        long held = FEW;
        for (long step : options.heapSteps()) {
            hold(router, held, step);
            held = step;
            double bytes = (double) (heap.liveBytes() - fewBytes) / (held - FEW);
            Figures.print("live." + name(held) + ".heap", bytes, "B/session");
        }
        print(held, rounds(router), few);
    }

    /** Ended sessions are remembered for a while; they must not count as live ones. */
    private static void forgetTheEnded(Server router) throws IOException {
        Figures.say("waiting until ended sessions are forgotten");
        if (router.process().endsWithin(TimeUnit.SECONDS.toNanos(FORGETTING_SECONDS))) {
            throw new IOException("the router has ended; see its log in target/bench");
        }
    }

    private Series rounds(Server router) throws IOException {
        return stopwatch.alternate(List.of(router)).getFirst();
    }

    private static void print(long held, Series series, Series yardstick) {
        double ratio = series.cpuMicros() / yardstick.cpuMicros();
        String figure = "live." + name(held) + ".cpu";
        Figures.print(figure, series.cpuMicros(), "us/hop", ratio, series.rounds());
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
