package io.strowger.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @TempDir private Path root;

    @Test
    void shouldRefuseTheSecondRouterOnOneFolder() throws IOException {
        Path folder = root.resolve("data");
        Path link = Files.createSymbolicLink(root.resolve("link"), folder);
        try (FolderLock first = FolderLock.hold(folder)) {
            assertThat(first).isNotNull();
            for (Path same : new Path[] {folder, link, root.resolve("data/../data")}) {
                assertThatThrownBy(() -> FolderLock.hold(same))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining(same + " is in use")
                        .hasMessageContaining("STROWGER_DATA");
            }
            assertStillLocked(folder);
        }
        FolderLock.hold(link).close();
    }

    /** A lock that was lost by closing another channel of the file would be there to be taken. */
    private static void assertStillLocked(Path folder) {
        assertThatThrownBy(
                        () -> {
                            try (FileChannel channel =
                                    FileChannel.open(
                                            folder.resolve("router.lock"),
                                            StandardOpenOption.WRITE)) {
                                channel.tryLock();
                            }
                        })
                .isInstanceOf(OverlappingFileLockException.class);
    }

    @Test
    void shouldHoldNothingWhenOneOfItsFoldersIsInUse() throws IOException {
        Path data = root.resolve("data");
        Path records = root.resolve("records");
        try (FolderLock other = FolderLock.hold(records)) {
            assertThat(other).isNotNull();
            assertThatThrownBy(() -> FolderLock.hold(data, records))
                    .hasMessageContaining(records.toString());
            assertThatCode(() -> FolderLock.hold(data).close()).doesNotThrowAnyException();
        }
    }

    @Test
    void shouldHoldAFolderOnceThatIsNamedTwice() throws IOException {
        FolderLock.hold(root, root).close();
        FolderLock.hold(root).close();
    }
}
