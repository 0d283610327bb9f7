package io.strowger.ops.records;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Files of records whose day is over: compressed, and deleted in the end. A file with lines that
 * the table may not have yet is left alone. Works on the disk, so it is not for event loops.
 */
public final class RecordArchive {

    private final Path folder;
    private final Supplier<@Nullable Position> fed;

    private RecordArchive(Path folder, Supplier<@Nullable Position> fed) {
        this.folder = folder;
        this.fed = fed;
    }

    /**
     * Opens it, and takes away what a crash in the middle of compressing has left.
     *
     * @param fed up to where the table has the lines for sure
     */
    static RecordArchive open(Path folder, Supplier<@Nullable Position> fed) throws IOException {
        RecordArchive archive = new RecordArchive(folder, fed);
        for (Segment segment : Segment.compressedIn(folder)) {
            CompressedFile.of(segment, folder).mend();
        }
        return archive;
    }

    /**
     * Compresses files, the oldest first.
     *
     * @param endedBy when the day of a file has to be over
     * @param most how many files at most
     * @return how many
     */
    public int compress(Instant endedBy, int most) throws IOException {
        List<Segment> due = first(finished(endedBy), most);
        for (Segment segment : due) {
            CompressedFile.of(segment, folder).make();
        }
        return due.size();
    }

    /** Deletes files, compressed or not; otherwise as {@link #compress}. */
    public int delete(Instant endedBy, int most) throws IOException {
        List<Segment> due = first(due(endedBy), most);
        for (Segment segment : due) {
            CompressedFile.of(segment, folder).delete();
        }
        return due.size();
    }

    /** How many files {@link #delete} would delete. */
    public long deletable(Instant endedBy) throws IOException {
        return due(endedBy).size();
    }

    private List<Segment> due(Instant endedBy) throws IOException {
        List<Segment> due = new ArrayList<>(finished(endedBy));
        Segment.compressedIn(folder).stream()
                .filter(segment -> segment.endedBy(endedBy))
                .forEach(due::add);
        return due.stream().distinct().sorted().toList();
    }

    private List<Segment> finished(Instant endedBy) throws IOException {
        Position table = fed.get();
        return table == null
                ? List.of()
                : Segment.in(folder).stream()
                        .filter(segment -> segment.compareTo(table.segment()) < 0)
                        .filter(segment -> segment.endedBy(endedBy))
                        .toList();
    }

    private static List<Segment> first(List<Segment> segments, int most) {
        return segments.subList(0, Math.min(most, segments.size()));
    }
}
