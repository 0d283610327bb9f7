package io.strowger.ops.records;

import io.strowger.core.model.Msisdn;
import io.strowger.core.session.SessionRecord;
import io.strowger.store.StoredRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of {@link SessionRecords}: takes what is waiting, appends it in one write, hands
 * it to the table, and sees to it that the disk has it within a second.
 */
final class RecordWriter implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(RecordWriter.class);
    private static final int MOST_IN_A_BATCH = 2_000;
    private static final long SECOND_NANOS = 1_000_000_000;

    /** How long records gather after a write: a write for each would cost more than they do. */
    private static final long GATHER_NANOS = 5_000_000;

    private static final long RETRY_NANOS = 250_000_000;

    private final boolean wholeNumbers;
    private final ToLongFunction<Msisdn> hashes;
    private final LongSupplier wallAhead;
    private final Queue<SessionRecord> queue;
    private final AtomicInteger waiting;
    private final RecordFiles files;
    private final TableFeed feed;
    private final Checkpoint checkpoint;
    private final RecordLines lines = new RecordLines();

    private List<StoredRecord> batch = new ArrayList<>();
    private volatile @Nullable Position checkpointed;
    private long retryAt;
    private long settleAt;
    private volatile @Nullable Thread self;
    private volatile boolean asleep;
    private volatile boolean healthy = true;
    private volatile boolean stopping;
    private volatile long giveUpAt;

    private RecordWriter(
            SessionRecords.Limits limits,
            ToLongFunction<Msisdn> hashes,
            Queue<SessionRecord> queue,
            AtomicInteger waiting,
            RecordFiles files,
            Checkpoint checkpoint,
            RecordTable table,
            SegmentReader reader,
            @Nullable Position fed,
            LongSupplier wallAhead) {
        this.hashes = hashes;
        this.wallAhead = wallAhead;
        this.wholeNumbers = limits.wholeNumbers();
        this.queue = queue;
        this.waiting = waiting;
        this.files = files;
        this.checkpoint = checkpoint;
        this.feed = new TableFeed(table, reader, fed, this::wake);
    }

    static RecordWriter open(
            Path folder,
            SessionRecords.Limits limits,
            ToLongFunction<Msisdn> hashes,
            RecordTable table,
            InstantSource clock,
            InstantSource wall,
            Queue<SessionRecord> queue,
            AtomicInteger waiting)
            throws IOException {
        RecordFiles files = RecordFiles.open(folder, limits.maxFileBytes(), wall);
        Checkpoint checkpoint = new Checkpoint(folder);
        Position fed = fed(folder, checkpoint.read(), files.end());
        SegmentReader reader = new SegmentReader(folder);
        LongSupplier wallAhead = () -> wall.millis() - clock.millis();
        return new RecordWriter(
                limits, hashes, queue, waiting, files, checkpoint, table, reader, fed, wallAhead);
    }

    /**
     * Where the table is taken to be. Without a checkpoint, or with one that leads behind the
     * files, the newest is taken for one that the table knows nothing of; with one that leads to no
     * line of its file, that file: what the table has it ignores.
     */
    private static @Nullable Position fed(
            Path folder, @Nullable Position kept, @Nullable Position end) throws IOException {
        if (end == null) {
            return null;
        }
        if (kept == null || kept.segment().compareTo(end.segment()) > 0) {
            return new Position(end.segment(), 0);
        }
        Path file = kept.segment().file(folder);
        boolean leads = Files.exists(file) && isBetweenLines(file, kept.offset());
        return leads ? kept : new Position(kept.segment(), 0);
    }

    private static boolean isBetweenLines(Path file, long offset) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer before = ByteBuffer.allocate(1);
            return offset == 0 || (channel.read(before, offset - 1) == 1 && before.get(0) == '\n');
        }
    }

    /** Up to where the table has the lines, as the checkpoint says; null when that is not known. */
    @Nullable Position checkpointed() {
        return checkpointed;
    }

    boolean healthy() {
        return healthy;
    }

    void stopWithin(long millis) {
        giveUpAt = System.nanoTime() + millis * 1_000_000;
        stopping = true;
        wake();
    }

    void wakeIfAsleep() {
        if (asleep) {
            wake();
        }
    }

    private void wake() {
        LockSupport.unpark(self);
    }

    @Override
    public void run() {
        self = Thread.currentThread();
        while (!finished(System.nanoTime())) {
            long now = System.nanoTime();
            boolean wrote = attempt(now);
            rest(wrote, System.nanoTime());
        }
        try {
            settle();
            files.close();
        } catch (IOException e) {
            LOG.error("the last session records may not be on the disk", e);
        }
    }

    private boolean finished(long now) {
        return stopping
                && (now - giveUpAt >= 0 || (waiting.get() == 0 && batch.isEmpty() && feed.idle()));
    }

    private boolean attempt(long now) {
        if (now - retryAt < 0) {
            return false;
        }
        try {
            boolean wrote = write();
            feed.step(files.end(), now);
            if (now - settleAt >= 0) {
                settle();
                settleAt = now + SECOND_NANOS;
            }
            recovered();
            return wrote;
        } catch (IOException | RuntimeException e) {
            failed(e, now);
            return false;
        }
    }

    private boolean write() throws IOException {
        if (batch.isEmpty()) {
            gather();
        }
        if (batch.isEmpty()) {
            return false;
        }
        files.append(lines.bytes());
        feed.written(batch);
        waiting.addAndGet(-batch.size());
        batch = new ArrayList<>(batch.size());
        lines.clear();
        return true;
    }

    private void gather() {
        SessionRecord record;
        long ahead = wallAhead.getAsLong();
        while (batch.size() < MOST_IN_A_BATCH && (record = queue.poll()) != null) {
            long hash = hashes.applyAsLong(record.key().msisdn());
            StoredRecord row = StoredRecord.of(record.movedBy(ahead), wholeNumbers, hash);
            lines.add(row);
            batch.add(row);
        }
    }

    private void settle() throws IOException {
        files.force();
        Position fed = feed.fed();
        if (fed != null && !fed.equals(checkpointed)) {
            checkpoint.write(fed);
            checkpointed = fed;
        }
    }

    private void failed(Exception e, long now) {
        retryAt = now + RETRY_NANOS;
        if (healthy) {
            healthy = false;
            LOG.error("session records cannot be written; new sessions are refused soon", e);
        }
    }

    private void recovered() {
        if (!healthy) {
            healthy = true;
            LOG.info("session records are written again");
        }
    }

    private void rest(boolean wrote, long now) {
        if (wrote && !stopping) {
            LockSupport.parkNanos(GATHER_NANOS);
            return;
        }
        asleep = true;
        if (!stopping && (queue.isEmpty() || !healthy)) {
            LockSupport.parkNanos(waitNanos(now));
        } else if (stopping && !wrote) {
            LockSupport.parkNanos(GATHER_NANOS);
        }
        asleep = false;
    }

    private long waitNanos(long now) {
        if (!healthy) {
            return Math.max(0, retryAt - now);
        }
        long settled = files.dirty() ? Math.max(0, settleAt - now) : SECOND_NANOS;
        return Math.min(settled, feed.waitNanos(now));
    }
}
