package io.strowger.ops.records;

import io.strowger.security.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Up to where the lines of the files are in the table, kept in a small file beside them. It may lag
 * behind: lines are then sent to the table once more, which ignores them.
 */
final class Checkpoint {

    private static final String NAME = "sessions.checkpoint";
    private static final int LONGEST = 256;
    private static final String UNFINISHED = NAME + ".new";

    private final Path folder;

    Checkpoint(Path folder) {
        this.folder = folder;
    }

    /** The place that was kept last, or null when there is none that can be read. */
    @Nullable Position read() throws IOException {
        try {
            return parse(firstBytes(folder.resolve(NAME)).trim());
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** As text whatever they are: a damaged file may hold anything, and any length of it. */
    private static String firstBytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
        }
    }

    private static @Nullable Position parse(String text) {
        int blank = text.indexOf(' ');
        Segment segment = blank < 0 ? null : Segment.parse(text.substring(0, blank));
        String offset = text.substring(blank + 1);
        if (segment == null || !offset.matches("\\d{1,18}")) {
            return null;
        }
        return new Position(segment, Long.parseLong(offset));
    }

    void write(Position position) throws IOException {
        Path unfinished = folder.resolve(UNFINISHED);
        PrivateFiles.create(unfinished);
        Files.writeString(unfinished, position.segment() + " " + position.offset() + "\n");
        Files.move(
                unfinished,
                folder.resolve(NAME),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
