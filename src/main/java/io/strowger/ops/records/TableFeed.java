package io.strowger.ops.records;

import io.strowger.store.StoredRecord;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what the files hold into the table, in order and one batch at a time. Rows come from
 * memory as long as the table keeps up; when it does not, or after a restart, they are read back
 * from the files. So a table that is away for long costs no memory and loses nothing.
 *
 * <p>Used by the writer's thread only; time is in nanoseconds of {@link System#nanoTime}.
 */
final class TableFeed {

    /** Rows that may wait in memory; more are left to the files. */
    static final int MOST_KEPT = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(TableFeed.class);
    private static final int MOST_READ = 2_000;
    private static final long BETWEEN_NANOS = 100_000_000;
    private static final long FIRST_RETRY_NANOS = 200_000_000;
    private static final int MOST_DOUBLINGS = 5;

    private final RecordTable table;
    private final SegmentReader files;
    private final Runnable wake;

    private @Nullable Position fed;
    private boolean behind;
    private List<StoredRecord> kept = new ArrayList<>();
    private @Nullable Batch sending;
    private @Nullable Future<?> answer;
    private long nextAt;
    private int failures;

    private record Batch(List<StoredRecord> rows, Position end) {}

    /**
     * @param fed up to where the table has the lines, null when there are no lines yet
     * @param wake called from any thread when there is something to do
     */
    TableFeed(RecordTable table, SegmentReader files, @Nullable Position fed, Runnable wake) {
        this.table = table;
        this.files = files;
        this.fed = fed;
        this.behind = fed != null;
        this.wake = wake;
    }

    /** Takes rows that were just written to the files. */
    void written(List<StoredRecord> rows) {
        if (behind) {
            return;
        }
        kept.addAll(rows);
        if (kept.size() > MOST_KEPT) {
            kept = new ArrayList<>();
            behind = true;
        }
    }

    /**
     * Goes on as far as it can without waiting.
     *
     * @param end the end of the files
     */
    void step(@Nullable Position end, long now) throws IOException {
        Future<?> answered = answer;
        if (answered != null && answered.isComplete()) {
            answer = null;
            settle(answered, now);
        }
        if (answer == null && now - nextAt >= 0) {
            if (sending == null) {
                sending = next(end);
            }
            send(now);
        }
    }

    private void settle(Future<?> answered, long now) {
        Batch sent = sending;
        if (answered.succeeded() && sent != null) {
            fed = sent.end;
            sending = null;
            failures = 0;
            return;
        }
        if (failures == 0) {
            LOG.atWarn()
                    .setCause(answered.cause())
                    .log("session records do not reach their table; they are kept and sent again");
        }
        nextAt = now + (FIRST_RETRY_NANOS << Math.min(failures, MOST_DOUBLINGS));
        failures++;
    }

    private @Nullable Batch next(@Nullable Position end) throws IOException {
        if (end == null) {
            return null;
        }
        if (behind) {
            return readBack(end);
        }
        if (kept.isEmpty()) {
            return null;
        }
        Batch batch = new Batch(kept, end);
        kept = new ArrayList<>();
        return batch;
    }

    private @Nullable Batch readBack(Position end) throws IOException {
        SegmentReader.Chunk chunk = files.read(fed, end, MOST_READ);
        if (chunk.rows().isEmpty()) {
            fed = chunk.next();
        }
        behind = !chunk.rows().isEmpty();
        return chunk.rows().isEmpty() ? null : new Batch(chunk.rows(), chunk.next());
    }

    private void send(long now) {
        Batch batch = sending;
        if (batch == null) {
            return;
        }
        nextAt = now + (behind ? 0 : BETWEEN_NANOS);
        try {
            answer = table.insertAll(batch.rows);
        } catch (RuntimeException refused) {
            answer = Future.failedFuture(refused);
        }
        answer.onComplete(_ -> wake.run());
    }

    /** Up to where the table has the lines. */
    @Nullable Position fed() {
        return fed;
    }

    /** Whether the table has every row. */
    boolean idle() {
        return sending == null && kept.isEmpty() && !behind;
    }

    /** How long there is nothing to do unless it is woken. */
    long waitNanos(long now) {
        return idle() || answer != null ? Long.MAX_VALUE : Math.max(0, nextAt - now);
    }
}
