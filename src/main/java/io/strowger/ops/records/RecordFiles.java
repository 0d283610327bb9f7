package io.strowger.ops.records;

import io.strowger.security.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of records: appended to, begun anew each day (UTC) and when one would grow over a
 * length. The wall clock may go back; the files do not, because what reads them goes by their
 * order. Not for several threads.
 */
final class RecordFiles implements AutoCloseable {

    private final Path folder;
    private final long rollBytes;
    private final InstantSource clock;
    private @Nullable Open open;
    private boolean dirty;

    /** The segment that is written to; {@code length} counts whole appends only. */
    private static final class Open {
        final Segment segment;
        final FileChannel channel;
        long length;

        Open(Segment segment, FileChannel channel) throws IOException {
            this.segment = segment;
            this.channel = channel;
            this.length = channel.size();
        }
    }

    private RecordFiles(Path folder, long rollBytes, InstantSource clock) {
        this.folder = folder;
        this.rollBytes = rollBytes;
        this.clock = clock;
    }

    /**
     * Opens the folder, makes it where it is missing, and ends the last line of the newest file,
     * which a crash may have cut short.
     */
    static RecordFiles open(Path folder, long rollBytes, InstantSource clock) throws IOException {
        PrivateFiles.prepare(folder);
        RecordFiles files = new RecordFiles(folder, rollBytes, clock);
        List<Segment> segments = Segment.in(folder);
        if (!segments.isEmpty()) {
            files.open(segments.getLast());
        }
        return files;
    }

    private Open open(Segment segment) throws IOException {
        Path file = segment.file(folder);
        TornLineRepair.mend(file);
        FileChannel channel =
                PrivateFiles.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        try {
            Open opened = new Open(segment, channel);
            open = opened;
            return opened;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Appends whole lines in one write. When it fails nothing is appended, and the same lines may
     * be tried again.
     */
    void append(ByteBuffer lines) throws IOException {
        Open target = target(lines.remaining());
        if (target.channel.size() > target.length) {
            target.channel.truncate(target.length);
        }
        long at = target.length;
        while (lines.hasRemaining()) {
            at += target.channel.write(lines, at);
        }
        target.length = at;
        dirty = true;
    }

    private Open target(int bytes) throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Open current = open;
        if (current != null && isFor(current.segment.day(), today)) {
            return fits(current, bytes) ? current : roll(current.segment.next());
        }
        Open newest = roll(newestOf(today));
        return fits(newest, bytes) ? newest : roll(newest.segment.next());
    }

    /** A file of tomorrow is gone on with, one of a day that was never near is not. */
    private static boolean isFor(LocalDate day, LocalDate today) {
        return !today.isAfter(day) && !day.isAfter(today.plusDays(1));
    }

    private boolean fits(Open file, int bytes) {
        return file.length == 0 || file.length + bytes <= rollBytes;
    }

    /** A compressed one is not gone on with, as it might be when the clock was set back. */
    private Segment newestOf(LocalDate day) throws IOException {
        Stream<Segment> open = Segment.in(folder).stream();
        Stream<Segment> afterCompressed = Segment.compressedIn(folder).stream().map(Segment::next);
        return Stream.concat(open, afterCompressed)
                .filter(segment -> segment.day().equals(day))
                .max(Comparator.naturalOrder())
                .orElse(new Segment(day, 0));
    }

    private Open roll(Segment segment) throws IOException {
        close();
        return open(segment);
    }

    /** Where the next line will stand, or null when there is no file yet. */
    @Nullable Position end() {
        return open == null ? null : new Position(open.segment, open.length);
    }

    /** Whether there are lines that the disk may not have yet. */
    boolean dirty() {
        return dirty;
    }

    /** Waits until the disk has every line. */
    void force() throws IOException {
        if (dirty && open != null) {
            open.channel.force(false);
        }
        dirty = false;
    }

    @Override
    public void close() throws IOException {
        Open current = open;
        if (current != null) {
            force();
            current.channel.close();
            open = null;
        }
    }
}
