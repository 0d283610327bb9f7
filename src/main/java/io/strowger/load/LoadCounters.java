package io.strowger.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/** Counts and latencies of a run: written by every lane, read once a second and at the end. */
final class LoadCounters {
    private static final long SHORTEST_NANOS = 1_000;
    private static final long LONGEST_NANOS = 3_600_000_000_000L;
    private static final int SIGNIFICANT_DIGITS = 3;

    private final LongAdder begun = new LongAdder();
    private final LongAdder finished = new LongAdder();
    private final LongAdder missed = new LongAdder();
    private final Map<LoadError, LongAdder> errors = new ConcurrentHashMap<>();
    private final List<SingleWriterRecorder> recorders = new CopyOnWriteArrayList<>();

    private final Histogram total = newHistogram();
    private final Histogram interval = newHistogram();
    private final List<Sample> samples = new ArrayList<>();
    private Counts last = new Counts(0, 0, 0, 0);
    private long startNanos;
    private long lastNanos;

    synchronized void start(long nowNanos) {
        startNanos = nowNanos;
        lastNanos = nowNanos;
    }

    /** A recorder for one lane, which alone writes to it. */
    SingleWriterRecorder newRecorder() {
        SingleWriterRecorder recorder =
                new SingleWriterRecorder(SHORTEST_NANOS, LONGEST_NANOS, SIGNIFICANT_DIGITS);
        recorders.add(recorder);
        return recorder;
    }

    static void record(SingleWriterRecorder recorder, long nanos) {
        recorder.recordValue(Math.clamp(nanos, 0, LONGEST_NANOS));
    }

    void begun() {
        begun.increment();
    }

    void finished() {
        finished.increment();
    }

    void missed(long arrivals) {
        missed.add(arrivals);
    }

    void failed(LoadError error) {
        errors.computeIfAbsent(error, _ -> new LongAdder()).increment();
    }

    /** Closes the running interval and opens the next. */
    synchronized Sample sample(long nowNanos, long inFlight) {
        interval.reset();
        recorders.forEach(recorder -> interval.add(recorder.getIntervalHistogram()));
        total.add(interval);
        Counts now = new Counts(begun.sum(), finished.sum(), missed.sum(), errorSum());
        Sample sample = sampleOf(now, nowNanos, inFlight);
        last = now;
        lastNanos = nowNanos;
        samples.add(sample);
        return sample;
    }

    synchronized LoadSummary summary(long nowNanos) {
        sample(nowNanos, 0);
        SortedMap<String, Long> byKind = new TreeMap<>();
        errors.forEach((error, count) -> byKind.put(error.label(), count.sum()));
        return new LoadSummary(
                last.begun,
                last.finished,
                last.missed,
                total.getTotalCount(),
                byKind,
                nowNanos - startNanos,
                total.copy(),
                List.copyOf(samples));
    }

    private Sample sampleOf(Counts now, long nowNanos, long inFlight) {
        boolean none = interval.getTotalCount() == 0;
        return new Sample(
                (nowNanos - startNanos) / 1_000_000,
                nowNanos - lastNanos,
                now.begun - last.begun,
                now.finished - last.finished,
                now.missed - last.missed,
                interval.getTotalCount(),
                now.errors - last.errors,
                inFlight,
                none ? 0 : interval.getValueAtPercentile(50),
                none ? 0 : interval.getValueAtPercentile(99),
                none ? 0 : interval.getMaxValue());
    }

    private long errorSum() {
        return errors.values().stream().mapToLong(LongAdder::sum).sum();
    }

    private static Histogram newHistogram() {
        return new Histogram(SHORTEST_NANOS, LONGEST_NANOS, SIGNIFICANT_DIGITS);
    }

    private record Counts(long begun, long finished, long missed, long errors) {}
}
