package io.strowger.load;

import java.util.List;
import java.util.SortedMap;
import org.HdrHistogram.Histogram;

/**
 * The outcome of a run. A session is finished when its walk came to its end without an error; each
 * session that did not has exactly one error.
 *
 * @param missed arrivals of an open rate that the cap of sessions in flight did not let in
 * @param hops screens that came for a begin or a reply; hang-ups are no hops
 * @param errors sessions that failed, by the label of {@link LoadError}
 * @param elapsedNanos from the start to the end of the last session
 * @param latency of every answered hop in nanoseconds, from the intended send time
 */
public record LoadSummary(
        long begun,
        long finished,
        long missed,
        long hops,
        SortedMap<String, Long> errors,
        long elapsedNanos,
        Histogram latency,
        List<Sample> samples) {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    public long errorCount() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether all went as planned: no error, and no arrival missed. */
    public boolean clean() {
        return errors.isEmpty() && missed == 0;
    }

    public double hopsPerSecond() {
        return hops * NANOS_PER_SECOND / elapsedNanos;
    }

    public double sessionsPerSecond() {
        return finished * NANOS_PER_SECOND / elapsedNanos;
    }

    /** The hop latency in milliseconds that this percentage of hops did not exceed. */
    public double latencyMillis(double percentile) {
        return latency.getTotalCount() == 0
                ? 0
                : latency.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }
}
