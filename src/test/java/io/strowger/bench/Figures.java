package io.strowger.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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

    /** The median of paired ratios, and the interval that holds the true one 95 times of 100. */
    static void printPairs(String name, List<Double> ratios) {
        List<Double> sorted = ratios.stream().sorted().toList();
        int cut = intervalCut(sorted.size());
        System.out.printf(
                Locale.ROOT,
                "bench: %s ratio=%.3f interval=%.3f..%.3f pairs=%s%n",
                name,
                median(ratios),
                sorted.get(cut),
                sorted.get(sorted.size() - 1 - cut),
                ratios.stream()
                        .map(ratio -> String.format(Locale.ROOT, "%.3f", ratio))
                        .collect(Collectors.joining(",")));
    }

    /** How many of the outermost values a 95 % interval of the median leaves out at either end. */
    private static int intervalCut(int size) {
        double outside = 0;
        double ways = Math.pow(0.5, size);
        for (int cut = 0; cut < size / 2; cut++) {
            outside += 2 * ways;
            if (outside > 0.05) {
                return cut;
            }
            ways = ways * (size - cut) / (cut + 1);
        }
        return size / 2;
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
