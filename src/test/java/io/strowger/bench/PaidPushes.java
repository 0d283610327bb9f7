package io.strowger.bench;

import io.strowger.bench.Plant.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How many pushes a second are paid and durable, what one costs, and what part of that is the SQL
 * engine's: it runs on worker threads of its own, whose time the kernel keeps apart.
 */
final class PaidPushes {
    private static final int IN_FLIGHT = 256;
    private static final int PUSHES_OF_ROUND = 3;
    private static final long SUBSCRIBERS_FROM = 233540000000L;

    private final Plant plant;
    private final BenchOptions options;
    private long sent;

    PaidPushes(Plant plant, BenchOptions options) {
        this.plant = plant;
        this.options = options;
    }

    void measure(List<String> flags) throws IOException {
        int applicationPort = Plant.freePort();
        Child rig = plant.startRig(PushRig.class, Integer.toString(applicationPort));
        String folder = "push-" + System.currentTimeMillis();
        Server router = plant.startRouter(folder, PushRig.provision(applicationPort), flags);
        for (int i = 0; i < options.mostWarmUpRounds(); i++) {
            round(rig, router);
        }
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < options.rounds(); i++) {
            readings.add(round(rig, router));
        }
        print(readings);
    }

    /**
     * One round.
     *
     * @param sqlMicros of a push, of {@code micros}
     */
    private record Reading(double perSecond, double micros, double sqlMicros) {}

    private static void print(List<Reading> readings) {
        double micros = Figures.median(readings.stream().map(Reading::micros).toList());
        double sql = Figures.median(readings.stream().map(Reading::sqlMicros).toList());
        double rate = Figures.median(readings.stream().map(Reading::perSecond).toList());
        Figures.print("push.throughput", rate, "pushes/s");
        Figures.print("push.cpu", micros, "us/push");
        Figures.print("push.sql.cpu", sql, "us/push", sql / micros);
    }

    private Reading round(Child rig, Server router) throws IOException {
        long pushes = options.roundSessions() / PUSHES_OF_ROUND;
        double all = router.process().cpuMicros();
        double sql = router.process().workerMicros();
        long began = System.nanoTime();
        rig.writeLine(
                "%d %d %d %d".formatted(router.port(), pushes, IN_FLIGHT, SUBSCRIBERS_FROM + sent));
        String errors = rig.readLine();
        double seconds = (System.nanoTime() - began) / 1e9;
        sent += pushes;
        if (!errors.equals("{}")) {
            throw new IOException("errors: " + errors);
        }
        Reading reading =
                new Reading(
                        pushes / seconds,
                        (router.process().cpuMicros() - all) / pushes,
                        (router.process().workerMicros() - sql) / pushes);
        Figures.say(
                "push %.0f/s, %.1f us, of which SQL %.1f us"
                        .formatted(reading.perSecond, reading.micros, reading.sqlMicros));
        return reading;
    }
}
