package io.strowger.e2e;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * The wall clock of another process (libfaketime): it can be stepped while that runs, and nothing
 * but the wall is stepped with it.
 *
 * @param file holds by how much it is wrong
 */
record FakedWall(Path file) {

    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String LIBRARY = "glob:/usr/lib/{,*/}faketime/libfaketimeMT.so.1";
    private static final int DEPTH = 3;

    /**
     * @param offset as {@code +0} or {@code -61m}
     */
    static FakedWall in(Path folder, String offset) throws IOException {
        FakedWall wall = new FakedWall(folder.resolve("wall"));
        wall.steps(offset);
        return wall;
    }

    /** Within a second or two it is wrong by so much. */
    void steps(String offset) throws IOException {
        Path next = Files.writeString(file.resolveSibling("wall.new"), offset + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What is started with this looks at this clock. */
    RouterSetup over(RouterSetup setup) throws IOException {
        return setup.with("LD_PRELOAD", library().toString())
                .with("FAKETIME_TIMESTAMP_FILE", file.toString())
                .with("FAKETIME_CACHE_DURATION", "1")
                // or its own condition variables stop the JVM
                .with("FAKETIME_FORCE_MONOTONIC_FIX", "0")
                .with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                .with("DONT_FAKE_MONOTONIC", "1");
    }

    private static Path library() throws IOException {
        var matcher = FileSystems.getDefault().getPathMatcher(LIBRARY);
        try (Stream<Path> files =
                Files.find(LIBRARIES, DEPTH, (file, _) -> matcher.matches(file))) {
            return files.findAny()
                    .orElseThrow(() -> new AssertionError("apt-get install faketime"));
        }
    }
}
