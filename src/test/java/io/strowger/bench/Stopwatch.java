package io.strowger.bench;

import io.strowger.bench.Plant.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** CPU per hop of one process over counted hops, and what the load generator saw meanwhile. */
final class Stopwatch {
    static final int IN_FLIGHT = 64;

    /** Numbers that no waiting session uses. */
    static final long PASSING_FROM = 233540000000L;

    /** Two rounds in a row this close to each other: the compilers are done. */
    private static final double STEADY = 0.03;

    private final Plant plant;
    private final BenchOptions options;

    Stopwatch(Plant plant, BenchOptions options) {
        this.plant = plant;
        this.options = options;
    }

    record Reading(double cpuMicros, Work.Done done) {}

    /** One round of so many whole sessions. */
    private Reading round(Server server, long sessions) throws IOException {
        double before = server.process().workMicros();
        Work.Done done =
                plant.work(
                        new Work.Order(
                                server.port(),
                                server.path(),
                                sessions,
                                IN_FLIGHT,
                                PASSING_FROM,
                                false));
        double micros = (server.process().workMicros() - before) / done.hops();
        if (!done.clean()) {
            throw new IOException("errors from the " + server.name() + ": " + done.errors());
        }
        Figures.say(
                "%s %.2f us/hop, %.0f hops/s"
                        .formatted(server.name(), micros, done.hopsPerSecond()));
        return new Reading(micros, done);
    }

    void warmUp(Server server) throws IOException {
        Figures.say("warming up the " + server.name());
        double last = round(server, options.warmUpSessions()).cpuMicros();
        for (int i = 1; i < options.mostWarmUpRounds(); i++) {
            double now = round(server, options.warmUpSessions()).cpuMicros();
            if (i > 1 && Math.abs(now - last) / last < STEADY) {
                return;
            }
            last = now;
        }
    }

    /** CPU per hop of one server over another's, in pairs: the two take turns in going first. */
    List<Double> pairs(Server yardstick, Server other, int pairs) throws IOException {
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            boolean yardstickFirst = pair % 2 == 0;
            double first =
                    round(yardstickFirst ? yardstick : other, options.roundSessions()).cpuMicros();
            double second =
                    round(yardstickFirst ? other : yardstick, options.roundSessions()).cpuMicros();
            ratios.add(yardstickFirst ? second / first : first / second);
        }
        return ratios;
    }

    /** Rounds in turn: each server once, then each again. */
    List<Series> alternate(List<Server> servers) throws IOException {
        List<Series> series = servers.stream().map(server -> new Series(server.name())).toList();
        for (int round = 0; round < options.rounds(); round++) {
            for (int i = 0; i < servers.size(); i++) {
                series.get(i).readings.add(round(servers.get(i), options.roundSessions()));
            }
        }
        return series;
    }

    /** The rounds of one server. */
    static final class Series {
        private final String name;
        private final List<Reading> readings = new ArrayList<>();

        private Series(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        double cpuMicros() {
            return Figures.median(readings.stream().map(Reading::cpuMicros).toList());
        }

        /** How far apart the rounds are, for a reader who wonders how still the machine was. */
        String rounds() {
            return readings.stream()
                    .map(reading -> String.format(Locale.ROOT, "%.2f", reading.cpuMicros()))
                    .collect(Collectors.joining(","));
        }

        double hopsPerSecond() {
            return Figures.median(readings.stream().map(r -> r.done().hopsPerSecond()).toList());
        }

        double p50() {
            return Figures.median(readings.stream().map(r -> r.done().p50()).toList());
        }

        double p99() {
            return Figures.median(readings.stream().map(r -> r.done().p99()).toList());
        }
    }
}
