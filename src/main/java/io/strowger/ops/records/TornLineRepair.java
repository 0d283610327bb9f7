package io.strowger.ops.records;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Mends the end of a file whose last line was cut short by a crash, or is rubbish of any length.
 */
final class TornLineRepair {

    /** A line longer than this is none of ours. */
    private static final int LONGEST_LINE = 64 * 1024;

    private TornLineRepair() {}

    /** Ends a last line that is whole but for its line feed; takes away one that is not whole. */
    static void mend(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = channel.size();
            long lineAt = lineAt(channel, size);
            if (lineAt == size) {
                return;
            }
            if (isWhole(channel, lineAt, size)) {
                channel.write(ByteBuffer.wrap(new byte[] {'\n'}), size);
            } else {
                channel.truncate(lineAt);
            }
            channel.force(false);
        }
    }

    /** Where the last line begins. */
    private static long lineAt(FileChannel channel, long size) throws IOException {
        long to = size;
        while (to > 0) {
            long from = Math.max(0, to - LONGEST_LINE);
            int feed = lastLineFeed(bytes(channel, from, to));
            if (feed >= 0) {
                return from + feed + 1;
            }
            to = from;
        }
        return 0;
    }

    private static boolean isWhole(FileChannel channel, long from, long to) throws IOException {
        if (to - from > LONGEST_LINE) {
            return false;
        }
        byte[] line = bytes(channel, from, to);
        return RecordReader.read(line, 0, line.length) != null;
    }

    private static byte[] bytes(FileChannel channel, long from, long to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) (to - from));
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            // until they are all there
        }
        return bytes.array();
    }

    private static int lastLineFeed(byte[] bytes) {
        int at = bytes.length - 1;
        while (at >= 0 && bytes[at] != '\n') {
            at--;
        }
        return at;
    }
}
