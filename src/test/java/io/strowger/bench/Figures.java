package io.strowger.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Prints one line a figure. */
final class Figures {
    private Figures() {}

    static void machine() throws IOException {
        System.out.printf(
                Locale.ROOT,
                "bench: machine cores=%d cpu=\"%s\" kernel=%s java=%s%n",
                Runtime.getRuntime().availableProcessors(),
                cpuModel(),
                System.getProperty("os.version"),
                System.getProperty("java.vm.version"));
    }

    static void print(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "bench: %s value=%.3f unit=%s%n", name, value, unit);
    }

    static void print(String name, double value, String unit, double ratio) {
        System.out.printf(
                Locale.ROOT, "bench: %s value=%.3f unit=%s ratio=%.3f%n", name, value, unit, ratio);
    }

    static void print(String name, double value, String unit, double ratio, String rounds) {
        System.out.printf(
                Locale.ROOT,
                "bench: %s value=%.3f unit=%s ratio=%.3f rounds=%s%n",
                name,
                value,
                unit,
                ratio,
                rounds);
    }

    /** What goes on, for whoever watches. */
    static void say(String what) {
        System.err.println("bench: … " + what);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String cpuModel() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("unknown");
        }
    }
}
