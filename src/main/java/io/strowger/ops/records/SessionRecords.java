package io.strowger.ops.records;

import io.strowger.core.model.Msisdn;
import io.strowger.core.session.SessionRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the one final record of every session goes (invariant 14): first to a file of JSON lines,
 * from there to the table. Event loops only put records on a bounded queue; one thread writes.
 */
public final class SessionRecords implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SessionRecords.class);
    private static final long CLOSE_WITHIN_MILLIS = 20_000;

    /** Four fifths: beyond it new sessions are refused, so that the rest have room to end. */
    private static final int ROOM_NUMERATOR = 4;

    private static final int ROOM_DENOMINATOR = 5;

    /**
     * What the operator sets.
     *
     * @param queued how many records may wait to be written
     * @param maxFileBytes a file that would grow over this length is ended and the next one begun
     * @param wholeNumbers whether records hold whole numbers instead of masked ones
     */
    public record Limits(int queued, long maxFileBytes, boolean wholeNumbers) {

        public static final Limits DEFAULTS = new Limits(100_000, 64L << 20, false);
    }

    private final Path folder;
    private final Limits limits;
    private final Queue<SessionRecord> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder lost = new LongAdder();
    private final RecordWriter writer;
    private final Thread thread;
    private volatile boolean closing;

    private SessionRecords(
            Path folder,
            Limits limits,
            ToLongFunction<Msisdn> hashes,
            RecordTable table,
            InstantSource clock,
            InstantSource wall)
            throws IOException {
        this.folder = folder;
        this.limits = limits;
        this.writer = RecordWriter.open(folder, limits, hashes, table, clock, wall, queue, waiting);
        this.thread = Thread.ofPlatform().name("session-records").daemon().unstarted(writer);
    }

    /**
     * Opens the folder, mends what a crash has left, and begins to write. Lines that the table does
     * not have yet are sent to it again in the background.
     *
     * @param hashes the hash of a number, by which its records are found; called by the one thread
     * @param clock what the times of sessions are read from
     * @param wall what people read: records and the names of files show it
     * @throws IOException when the folder cannot be written to
     */
    public static SessionRecords open(
            Path folder,
            Limits limits,
            ToLongFunction<Msisdn> hashes,
            RecordTable table,
            InstantSource clock,
            InstantSource wall)
            throws IOException {
        SessionRecords records = new SessionRecords(folder, limits, hashes, table, clock, wall);
        records.thread.start();
        return records;
    }

    /**
     * The files whose day is over. Takes away what a crash in the middle of compressing has left.
     *
     * @throws IOException when the folder cannot be used
     */
    public RecordArchive archive() throws IOException {
        return RecordArchive.open(folder, writer::checkpointed);
    }

    /**
     * Takes a record; never waits. May be called from any thread.
     *
     * @return false when there is no room at all: the record is lost and counted
     */
    public boolean offer(SessionRecord record) {
        if (waiting.incrementAndGet() > limits.queued || closing) {
            waiting.decrementAndGet();
            lost.increment();
            return false;
        }
        queue.add(record);
        writer.wakeIfAsleep();
        return true;
    }

    /** Whether new sessions may begin: the queue is less than four fifths full. */
    public boolean hasRoom() {
        return (long) waiting.get() * ROOM_DENOMINATOR < (long) limits.queued * ROOM_NUMERATOR;
    }

    /** How many records wait to be written. */
    public int waiting() {
        return waiting.get();
    }

    /** How many records were lost for want of room. */
    public long lost() {
        return lost.sum();
    }

    /** Whether records reach the disk. */
    public boolean healthy() {
        return writer.healthy() && thread.isAlive();
    }

    /**
     * Writes all that is waiting, to the files and to the table, and stops. Waits for it, so it is
     * not for event loops; what cannot be written within 20 s is given up and logged.
     */
    @Override
    public void close() {
        closing = true;
        writer.stopWithin(CLOSE_WITHIN_MILLIS);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (waiting.get() > 0) {
            LOG.error("{} session records could not be written", waiting.get());
        }
    }
}
