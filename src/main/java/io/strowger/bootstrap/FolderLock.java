package io.strowger.bootstrap;

import io.strowger.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The folders that a router writes to, held for as long as it lives: two routers in one folder
 * would write over each other's records. The system lets go of them however the process ends.
 * Commands that work beside a router do not ask for them.
 */
public final class FolderLock implements AutoCloseable {

    private static final String NAME = "router.lock";
    private static final Pattern PID = Pattern.compile("[0-9]{1,18}");
    private static final int LONGEST_PID = 18;

    /**
     * What this process holds. To be asked first: a process that closes any channel of a file loses
     * all its locks of it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private record Held(Path file, FileChannel channel) {}

    private final Deque<Held> held = new ArrayDeque<>();

    private FolderLock() {}

    /**
     * Holds folders, and makes them where they are missing.
     *
     * @throws StoreException when another router holds one of them
     * @throws IOException when one of them cannot be used
     */
    public static FolderLock hold(Path... folders) throws IOException {
        FolderLock lock = new FolderLock();
        try {
            for (Path folder : folders) {
                lock.add(folder);
            }
            return lock;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void add(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.toRealPath().resolve(NAME);
        if (held.stream().anyMatch(own -> own.file().equals(file))) {
            return;
        }
        if (!HELD.add(file)) {
            throw inUse(folder, "this process");
        }
        try {
            held.push(new Held(file, lock(folder, file)));
        } catch (IOException | RuntimeException e) {
            HELD.remove(file);
            throw e;
        }
    }

    private static FileChannel lock(Path folder, Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw inUse(folder, holder(channel));
            }
            byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
            channel.truncate(0).write(ByteBuffer.wrap(pid), 0);
            return channel;
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse(folder, "this process");
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Who says in the file that it holds it. */
    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST_PID);
        channel.read(text, 0);
        String pid = new String(text.array(), StandardCharsets.ISO_8859_1).trim();
        return PID.matcher(pid).matches() ? "process " + pid : "another process";
    }

    private static StoreException inUse(Path folder, String who) {
        return new StoreException(
                "The folder %s is in use by the router of %s: stop that one, or set STROWGER_DATA to another folder."
                        .formatted(folder, who));
    }

    @Override
    public void close() throws IOException {
        while (!held.isEmpty()) {
            Held one = held.pop();
            one.channel().close();
            HELD.remove(one.file());
        }
    }
}
