package io.strowger.load;

/**
 * What happened in one interval (about a second) of a run.
 *
 * @param atMillis end of the interval, from the start of the run
 * @param lengthNanos length of the interval
 * @param p50Nanos median of the hop latencies recorded in it; 0 when there were none
 */
public record Sample(
        long atMillis,
        long lengthNanos,
        long begun,
        long finished,
        long missed,
        long hops,
        long errors,
        long inFlight,
        long p50Nanos,
        long p99Nanos,
        long maxNanos) {

    private static final double NANOS_PER_SECOND = 1e9;

    public double hopsPerSecond() {
        return lengthNanos == 0 ? 0 : hops * NANOS_PER_SECOND / lengthNanos;
    }
}
