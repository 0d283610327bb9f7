package io.strowger.security;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that tell of subscribers or hold keys: their owner alone may read them. On POSIX files are
 * of mode 600 and folders of mode 700; other systems have rules of their own.
 */
public final class PrivateFiles {

    private static final Logger log = LoggerFactory.getLogger(PrivateFiles.class);

    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER =
            PosixFilePermissions.fromString("rwx------");

    /** What the router puts into its data folder. */
    private static final Predicate<String> OURS =
            Pattern.compile("(strowger\\.|router\\.|pepper|sessions[-.]).*").asMatchPredicate();

    private PrivateFiles() {}

    /** Opens a file; when it is made, it is private from its first byte on. */
    public static FileChannel open(Path file, OpenOption... options) throws IOException {
        return FileChannel.open(file, Set.of(options), whenMade(file, FILE));
    }

    /** Makes an empty file, unless it is there. */
    public static void create(Path file) throws IOException {
        if (!Files.exists(file)) {
            open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
        }
    }

    /** Makes a temporary file in a folder. */
    static Path temporary(Path folder, String prefix, String suffix) throws IOException {
        return Files.createTempFile(folder, prefix, suffix, whenMade(folder, FILE));
    }

    /** Makes a folder and what is above it, unless it is there; then tightens it. */
    public static void prepare(Path folder) throws IOException {
        Files.createDirectories(folder, whenMade(folder, FOLDER));
        if (hasModes(folder)) {
            tighten(folder);
        }
    }

    private static FileAttribute<?>[] whenMade(Path path, Set<PosixFilePermission> mode) {
        return hasModes(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
                : new FileAttribute<?>[0];
    }

    private static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Tightens what an earlier release has left; a folder that others use as well stays open. */
    private static void tighten(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> entries = Files.list(folder)) {
            all = entries.toList();
        }
        List<Path> ours = all.stream().filter(PrivateFiles::isOurs).toList();
        for (Path file : ours) {
            tighten(file, FILE);
        }
        boolean shared = all.stream().anyMatch(one -> !ours.contains(one) && !isRecords(one));
        if (!shared) {
            tighten(folder, FOLDER);
        } else if (!mode(folder).equals(FOLDER)) {
            log.atWarn()
                    .addKeyValue("folder", folder)
                    .addKeyValue("mode", PosixFilePermissions.toString(mode(folder)))
                    .log("A folder has files of others, so it is left as open as it is");
        }
    }

    private static boolean isOurs(Path file) {
        return OURS.test(String.valueOf(file.getFileName())) && Files.isRegularFile(file);
    }

    /** A folder of records below the data folder is tightened by itself. */
    private static boolean isRecords(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.allMatch(PrivateFiles::isOurs);
        } catch (IOException unreadable) {
            log.debug("A folder cannot be listed", unreadable);
            return false;
        }
    }

    private static Set<PosixFilePermission> mode(Path path) throws IOException {
        return Files.getPosixFilePermissions(path);
    }

    /** Only the owner may; whoever runs on files of another owner is told, and goes on. */
    private static void tighten(Path path, Set<PosixFilePermission> mode) {
        try {
            PosixFileAttributeView view =
                    Files.getFileAttributeView(path, PosixFileAttributeView.class);
            if (!view.readAttributes().permissions().equals(mode)) {
                view.setPermissions(mode);
            }
        } catch (NoSuchFileException gone) {
            log.debug("A file was removed meanwhile", gone);
        } catch (IOException refused) {
            log.atWarn()
                    .addKeyValue("file", path)
                    .addKeyValue("error", refused.getClass().getSimpleName())
                    .log("A file cannot be made its owner's alone");
        }
    }
}
