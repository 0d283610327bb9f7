package io.strowger.ops.records;

import io.strowger.store.StoredRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows back from the files, in the order in which they were written. */
final class SegmentReader {

    /** Longer than any line. */
    private static final int BLOCK = 256 * 1024;

    private static final Position OLDEST = new Position(new Segment(LocalDate.EPOCH, 0), 0);

    private final Path folder;

    SegmentReader(Path folder) {
        this.folder = folder;
    }

    /**
     * Some rows and where the next ones begin.
     *
     * @param rows none when there was nothing to read any more
     */
    record Chunk(List<StoredRecord> rows, Position next) {}

    /**
     * Reads on from a place to the end; goes over to the next segments when there are no more lines
     * in its own. Lines that are no rows are passed over.
     *
     * @param from null for the oldest line there is
     * @param end where the lines end that were written whole
     */
    Chunk read(@Nullable Position from, Position end, int maxRows) throws IOException {
        List<StoredRecord> rows = new ArrayList<>();
        Position at = from == null ? OLDEST : from;
        for (Segment segment : between(at.segment(), end.segment())) {
            long offset = segment.equals(at.segment()) ? at.offset() : 0;
            long to = segment.equals(end.segment()) ? end.offset() : Long.MAX_VALUE;
            at = read(segment, offset, to, rows, maxRows);
            if (rows.size() == maxRows) {
                break;
            }
        }
        return new Chunk(List.copyOf(rows), at);
    }

    private List<Segment> between(Segment first, Segment last) throws IOException {
        return Segment.in(folder).stream()
                .filter(segment -> segment.compareTo(first) >= 0)
                .filter(segment -> segment.compareTo(last) <= 0)
                .toList();
    }

    private Position read(
            Segment segment, long offset, long to, List<StoredRecord> rows, int maxRows)
            throws IOException {
        long at = offset;
        try (FileChannel channel = FileChannel.open(segment.file(folder))) {
            int consumed = 1;
            while (rows.size() < maxRows && consumed > 0) {
                byte[] block = block(channel, at, to);
                consumed = take(block, rows, maxRows);
                at += consumed;
            }
        }
        return new Position(segment, at);
    }

    private static byte[] block(FileChannel channel, long from, long to) throws IOException {
        long length = Math.min(to, channel.size()) - from;
        ByteBuffer block = ByteBuffer.allocate(Math.clamp(length, 0, BLOCK));
        while (block.hasRemaining() && channel.read(block, from + block.position()) >= 0) {
            // until the block is whole
        }
        return block.array();
    }

    /**
     * Takes the whole lines of a block, and says how many bytes they are. A block without a line
     * feed is part of a line that is longer than any of ours, and is passed over.
     */
    private static int take(byte[] block, List<StoredRecord> rows, int maxRows) {
        int lineAt = 0;
        for (int i = 0; i < block.length && rows.size() < maxRows; i++) {
            if (block[i] == '\n') {
                StoredRecord row = RecordReader.read(block, lineAt, i - lineAt);
                lineAt = i + 1;
                if (row != null) {
                    rows.add(row);
                }
            }
        }
        return lineAt == 0 && block.length == BLOCK ? BLOCK : lineAt;
    }
}
