package io.strowger.bench;

import io.strowger.bench.Plant.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a session costs that the application begins, against one that the subscriber dials: both of
 * the dialect oneapi, on the simulator, to one application that answers inline, and of as many
 * inputs of the subscriber. The {@code mtinit} comes on top of them.
 */
final class MtSessions {
    private static final int[] HOPS = {10, 4};

    /** Enough that the router has work while some wait for the disk. */
    private static final int IN_FLIGHT = 256;

    private static final long SUBSCRIBERS_FROM = 233540000000L;

    private final Plant plant;
    private final BenchOptions options;
    private int orders;

    MtSessions(Plant plant, BenchOptions options) {
        this.plant = plant;
        this.options = options;
    }

    void measure(List<String> flags) throws IOException {
        int applicationPort = Plant.freePort();
        Child rig = plant.startRig(OneApiRig.class, Integer.toString(applicationPort));
        String folder = "mt-" + System.currentTimeMillis(); // correlators are kept for a day
        Server router = plant.startRouter(folder, OneApiFiles.PROVISION, flags);
        for (int i = 0; i < options.mostWarmUpRounds(); i++) {
            round(rig, router, false, HOPS[0]);
            round(rig, router, true, HOPS[0]);
        }
        for (int hops : HOPS) {
            measure(rig, router, hops);
        }
    }

    private void measure(Child rig, Server router, int hops) throws IOException {
        List<Double> mo = new ArrayList<>();
        List<Double> mt = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
            mo.add(round(rig, router, false, hops));
            mt.add(round(rig, router, true, hops));
        }
        String of = hops == HOPS[0] ? "" : "." + hops;
        print("mo.session" + of + ".cpu", mo, 1);
        print("mt.session" + of + ".cpu", mt, Figures.median(mt) / Figures.median(mo));
    }

    private static void print(String name, List<Double> rounds, double ratio) {
        String all =
                rounds.stream()
                        .map(micros -> String.format(Locale.ROOT, "%.1f", micros))
                        .collect(Collectors.joining(","));
        Figures.print(name, Figures.median(rounds), "us/session", ratio, all);
    }

    /** The router's CPU a session, in microseconds. */
    private double round(Child rig, Server router, boolean mt, int hops) throws IOException {
        long sessions = options.roundSessions() / hops;
        OneApiRig.Order order =
                new OneApiRig.Order(
                        router.port(),
                        router.managementPort(),
                        mt,
                        sessions,
                        IN_FLIGHT,
                        SUBSCRIBERS_FROM,
                        hops,
                        "order-" + orders++);
        double before = router.process().cpuMicros();
        rig.writeLine(order.toLine());
        String errors = rig.readLine();
        double micros = (router.process().cpuMicros() - before) / sessions;
        if (!errors.equals("{}")) {
            throw new IOException("errors: " + errors);
        }
        Figures.say((mt ? "mt" : "mo") + " %.1f us/session".formatted(micros));
        return micros;
    }
}
