package io.strowger.bootstrap;

import io.strowger.config.RecordSettings.Keep;
import io.strowger.ops.records.RecordArchive;
import io.strowger.ops.retention.Cleaner;
import io.strowger.ops.retention.CleanerVerticle;
import io.strowger.ops.retention.CleaningTask;
import io.strowger.ops.retention.Grace;
import io.strowger.store.SessionRecordStore;
import io.strowger.store.sql.SqlRetentions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is deleted when it was kept for long enough, put together. */
public final class RetentionModule {

    private static final String FILES = "session_files";
    private static final String COMPRESSED = "session_files_compressed";
    private static final String TABLE = "session_records";

    private final Vertx vertx;
    private final Storage foundations;
    private final Keep keep;
    private final InstantSource clock;
    private final RouterMetrics counters;

    public RetentionModule(
            Vertx vertx,
            Storage foundations,
            Keep keep,
            InstantSource clock,
            RouterMetrics counters) {
        this.vertx = vertx;
        this.foundations = foundations;
        this.keep = keep;
        this.clock = clock;
        this.counters = counters;
    }

    /**
     * Deploys what does all this.
     *
     * @param others what expires beside deliveries and records
     * @return fails when the folder of the records cannot be used
     */
    public Future<?> deploy(List<CleaningTask> others) {
        CleaningTask outbox = CleaningTask.rows("outbox", foundations.outbox()::forget);
        return records()
                .map(records ->
                        Stream.of(others, List.of(outbox), records).flatMap(List::stream).toList())
                .compose(all ->
                        vertx.deployVerticle(new CleanerVerticle(pause -> cleaner(all, pause))));
    }

    private Cleaner cleaner(List<CleaningTask> tasks, Supplier<Future<?>> pause) {
        Cleaner cleaner = new Cleaner(tasks, clock, pause, counters::deleted);
        counters.watch(cleaner);
        return cleaner;
    }

    private Future<List<CleaningTask>> records() {
        Grace grace = new Grace(new SqlRetentions(foundations.database()), clock);
        return blocking(foundations.records()::archive)
                .compose(archive -> files(archive, grace))
                .compose(files ->
                        table(grace)
                                .map(table ->
                                        Stream.concat(files.stream(), Stream.of(table)).toList()));
    }

    private Future<List<CleaningTask>> files(RecordArchive archive, Grace grace) {
        return grace.begin(
                        FILES,
                        keep.files().toMillis(),
                        time -> blocking(() -> archive.deletable(day(time))))
                .map(from -> files(archive, from));
    }

    private List<CleaningTask> files(RecordArchive archive, long from) {
        return List.of(
                CleaningTask.files(
                                FILES,
                                keep.files().toMillis(),
                                (time, most) -> blocking(() -> archive.delete(day(time), most)))
                        .notBefore(from),
                CleaningTask.files(
                                COMPRESSED,
                                keep.compressAfter().toMillis(),
                                (time, most) -> blocking(() -> archive.compress(day(time), most)))
                        .notBefore(from));
    }

    private Future<CleaningTask> table(Grace grace) {
        SessionRecordStore table = foundations.recordTable();
        long kept = keep.table().toMillis();
        return grace.begin(TABLE, kept, table::countBefore)
                .map(from -> CleaningTask.rows(TABLE, kept, table::forget).notBefore(from));
    }

    private static Instant day(long time) {
        return Instant.ofEpochMilli(time);
    }

    private <T> Future<T> blocking(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }
}
