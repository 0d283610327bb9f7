package io.strowger;

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
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is deleted when it was kept for long enough, put together. */
final class RetentionModule {

    private static final String FILES = "session_files";
    private static final String COMPRESSED = "session_files_compressed";
    private static final String TABLE = "session_records";

    private final Vertx vertx;
    private final Storage foundations;
    private final Keep keep;
    private final InstantSource clock;
    private final RouterMetrics counters;

    RetentionModule(
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
     * Deploys what does all this; waits for it.
     *
     * @param others what expires beside deliveries and records
     * @throws IOException when the folder of the records cannot be used
     */
    void deploy(List<CleaningTask> others) throws IOException {
        CleaningTask outbox = CleaningTask.rows("outbox", foundations.outbox()::forget);
        List<CleaningTask> all =
                Stream.of(others, List.of(outbox), records()).flatMap(List::stream).toList();
        vertx.deployVerticle(new CleanerVerticle(pause -> cleaner(all, pause))).await();
    }

    private Cleaner cleaner(List<CleaningTask> tasks, Supplier<Future<?>> pause) {
        Cleaner cleaner = new Cleaner(tasks, clock, pause, counters::deleted);
        counters.watch(cleaner);
        return cleaner;
    }

    private List<CleaningTask> records() throws IOException {
        RecordArchive archive = foundations.records().archive();
        Grace grace = new Grace(new SqlRetentions(foundations.database()), clock);
        return Stream.of(files(archive, grace), List.of(table(grace)))
                .flatMap(List::stream)
                .toList();
    }

    private List<CleaningTask> files(RecordArchive archive, Grace grace) {
        long from =
                grace.begin(
                                FILES,
                                keep.files().toMillis(),
                                time -> blocking(() -> archive.deletable(day(time))))
                        .await();
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

    private CleaningTask table(Grace grace) {
        SessionRecordStore table = foundations.recordTable();
        long kept = keep.table().toMillis();
        long from = grace.begin(TABLE, kept, table::countBefore).await();
        return CleaningTask.rows(TABLE, kept, table::forget).notBefore(from);
    }

    private static Instant day(long time) {
        return Instant.ofEpochMilli(time);
    }

    private <T> Future<T> blocking(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }
}
