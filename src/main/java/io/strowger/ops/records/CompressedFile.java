package io.strowger.ops.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.zip.GZIPOutputStream;

/**
 * A file of records and its compressed copy. The copy has its name once it is whole and on the
 * disk, and only then the file goes: whenever it is interrupted, one of them is whole.
 */
record CompressedFile(Path plain, Path compressed, Path unfinished) {

    static CompressedFile of(Segment segment, Path folder) {
        Path compressed = segment.compressedFile(folder);
        return new CompressedFile(
                segment.file(folder),
                compressed,
                compressed.resolveSibling(compressed.getFileName() + ".tmp"));
    }

    /** Puts the compressed file in the place of the plain one. */
    void make() throws IOException {
        write();
        Files.move(
                unfinished,
                compressed,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        forceFolder();
        Files.delete(plain);
    }

    private void write() throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        unfinished,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            takeRights();
            OutputStream out = Channels.newOutputStream(channel);
            GZIPOutputStream packed = new GZIPOutputStream(out);
            try (InputStream in = Files.newInputStream(plain)) {
                in.transferTo(packed);
            }
            packed.finish();
            channel.force(true);
        }
    }

    /** Whoever may not read the plain file may not read the compressed one. */
    private void takeRights() throws IOException {
        PosixFileAttributeView rights =
                Files.getFileAttributeView(unfinished, PosixFileAttributeView.class);
        if (rights != null) {
            rights.setPermissions(Files.getPosixFilePermissions(plain));
        }
    }

    /** The name has to be on the disk before the plain file is gone from it. */
    private void forceFolder() throws IOException {
        Path folder = compressed.toAbsolutePath().getParent();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * Takes away what is there twice after a crash: a compressed file that has its name is whole.
     */
    void mend() throws IOException {
        if (Files.exists(compressed)) {
            Files.deleteIfExists(plain);
        }
        Files.deleteIfExists(unfinished);
    }

    void delete() throws IOException {
        Files.deleteIfExists(unfinished);
        Files.deleteIfExists(plain);
        Files.deleteIfExists(compressed);
    }
}
