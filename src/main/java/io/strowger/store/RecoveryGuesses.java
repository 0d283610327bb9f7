package io.strowger.store;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * When a number dialled recovery codes in vain: five within an hour are all it has
 * (docs/protocols/push.md). What is dialled beyond is not evaluated and not counted.
 */
public final class RecoveryGuesses {

    /** Wrong dials that are evaluated within {@link #WINDOW_MILLIS}. */
    public static final int MOST = 5;

    public static final long WINDOW_MILLIS = 60 * 60 * 1000L;

    /** No wrong dial yet. */
    public static final RecoveryGuesses NONE = new RecoveryGuesses(new long[0]);

    private final long[] times;

    private RecoveryGuesses(long[] times) {
        this.times = times;
    }

    /** Reads what {@link #written} wrote. */
    public static RecoveryGuesses read(String written) {
        return written.isEmpty()
                ? NONE
                : new RecoveryGuesses(
                        Arrays.stream(written.split(",")).mapToLong(Long::parseLong).toArray());
    }

    /** The times in epoch milliseconds, joined by commas. */
    public String written() {
        return Arrays.stream(times).mapToObj(Long::toString).collect(Collectors.joining(","));
    }

    /** Whether nothing that is dialled now is evaluated. */
    public boolean exhausted(long now) {
        return recent(now).length >= MOST;
    }

    /** With another wrong dial, unless there were too many before. */
    public RecoveryGuesses missed(long now) {
        long[] recent = recent(now);
        return recent.length >= MOST
                ? new RecoveryGuesses(recent)
                : new RecoveryGuesses(
                        LongStream.concat(Arrays.stream(recent), LongStream.of(now)).toArray());
    }

    private long[] recent(long now) {
        return Arrays.stream(times).filter(time -> time > now - WINDOW_MILLIS).toArray();
    }
}
