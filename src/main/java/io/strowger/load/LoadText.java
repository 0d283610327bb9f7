package io.strowger.load;

import java.util.Formatter;
import java.util.Locale;

/** What a run says on a terminal: one line a second, and the figures at the end. */
public final class LoadText {
    /** Columns of a name in the summary. */
    static final int NAME_WIDTH = 20;

    static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};
    private static final double NANOS_PER_MILLI = 1e6;

    private LoadText() {}

    public static String progress(Sample sample) {
        return String.format(
                Locale.ROOT,
                "%4ds  %d sessions/s begun  %.0f hops/s  p50 %s ms  p99 %s ms  %d in flight"
                        + "  %d missed  %d errors",
                Math.round(sample.atMillis() / 1000.0),
                Math.round(perSecond(sample.begun(), sample.lengthNanos())),
                sample.hopsPerSecond(),
                millis(sample.p50Nanos() / NANOS_PER_MILLI),
                millis(sample.p99Nanos() / NANOS_PER_MILLI),
                sample.inFlight(),
                sample.missed(),
                sample.errors());
    }

    /** One figure a line: its name in {@link #NAME_WIDTH} columns, a blank, its value. */
    public static String summary(LoadSummary summary) {
        Formatter text = new Formatter(Locale.ROOT);
        text.format(
                "%-20s %d begun, %d finished%n", "sessions", summary.begun(), summary.finished());
        text.format("%-20s %d arrivals (too many in flight)%n", "missed", summary.missed());
        text.format("%-20s %d in %.1f s%n", "hops", summary.hops(), summary.elapsedNanos() / 1e9);
        text.format(
                "%-20s %.0f hops/s, %.0f sessions/s%n",
                "throughput", summary.hopsPerSecond(), summary.sessionsPerSecond());
        for (double percentile : PERCENTILES) {
            String latency = millis(summary.latencyMillis(percentile));
            text.format("%-20s %s ms%n", name(percentile), latency);
        }
        text.format("%-20s %d%n", "errors", summary.errorCount());
        summary.errors().forEach((kind, count) -> text.format("%-20s %d%n", "  " + kind, count));
        return text.toString();
    }

    static String name(double percentile) {
        if (percentile == 100) {
            return "max";
        }
        return percentile == Math.rint(percentile) ? "p" + (long) percentile : "p" + percentile;
    }

    static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 10 ? "%.3f" : "%.1f", millis);
    }

    private static double perSecond(long count, long lengthNanos) {
        return lengthNanos == 0 ? 0 : count * 1e9 / lengthNanos;
    }
}
