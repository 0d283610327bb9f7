package io.strowger.ops.records;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Mends the end of a file whose last line was cut short by a crash. */
final class CutLine {

    private static final int LONGEST_LINE = 64 * 1024;

    private CutLine() {}

    /** Ends a last line that is whole but for its line feed; takes away one that is not whole. */
    static void mend(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = channel.size();
            byte[] tail = tail(channel, size);
            int lineAt = lastLineFeed(tail) + 1;
            if (lineAt == tail.length) {
                return;
            }
            if (RecordReader.read(tail, lineAt, tail.length - lineAt) != null) {
                channel.write(ByteBuffer.wrap(new byte[] {'\n'}), size);
            } else {
                channel.truncate(size - tail.length + lineAt);
            }
            channel.force(false);
        }
    }

    private static byte[] tail(FileChannel channel, long size) throws IOException {
        ByteBuffer tail = ByteBuffer.allocate((int) Math.min(size, LONGEST_LINE));
        long from = size - tail.capacity();
        while (tail.hasRemaining() && channel.read(tail, from + tail.position()) >= 0) {
            // until the tail is whole
        }
        return tail.array();
    }

    private static int lastLineFeed(byte[] bytes) {
        int at = bytes.length - 1;
        while (at >= 0 && bytes[at] != '\n') {
            at--;
        }
        return at;
    }
}
