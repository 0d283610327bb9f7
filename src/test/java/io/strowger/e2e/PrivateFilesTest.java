package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Nobody but the router's own user may read what it keeps. */
@DisabledOnOs(OS.WINDOWS)
class PrivateFilesTest {

    @TempDir Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private Map<String, String> modes() throws IOException {
        Map<String, String> modes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(data())) {
            for (Path path : all.toList()) {
                modes.put(
                        data().relativize(path).toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
            }
        }
        return modes;
    }

    private void assertPrivate() throws IOException {
        assertThat(modes())
                .containsKeys("strowger.db", "strowger.db-wal", "strowger.db-shm", "pepper")
                .allSatisfy((name, mode) ->
                        assertThat(mode)
                                .as(name)
                                .isEqualTo(
                                        Files.isDirectory(data().resolve(name))
                                                ? "rwx------"
                                                : "rw-------"));
        assertThat(modes().keySet())
                .anyMatch(name -> name.startsWith("records/sessions-"))
                .contains("records/sessions.checkpoint");
    }

    private void live(Router router) {
        router.handset("233207391846").dials("*999#");
        await().until(() -> modes().containsKey("records/sessions.checkpoint"));
    }

    @Test
    void shouldMakeAllFilesItsOwnersAlone() throws Exception {
        try (Router router = RouterUnderTest.start(RouterSetup.in(folder, RouterSetup.HOUSE))) {
            live(router);
            assertPrivate();
        }
    }

    @Test
    void shouldTightenWhatAnEarlierReleaseHasLeft() throws Exception {
        RouterSetup setup = RouterSetup.in(folder, RouterSetup.HOUSE);
        try (Router router = RouterUnderTest.start(setup)) {
            live(router);
            loosen();
        }
        loosen();

        try (Router router = RouterUnderTest.start(setup)) {
            live(router);
            assertPrivate();
        }
    }

    private void loosen() throws IOException {
        try (Stream<Path> all = Files.walk(data())) {
            for (Path path : all.toList()) {
                String mode = Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--";
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
            }
        }
    }

    @Test
    void shouldLeaveAFolderOpenThatOthersUse() throws Exception {
        Files.createDirectories(data());
        Path foreign = Files.writeString(data().resolve("notes.txt"), "not the router's");
        Files.setPosixFilePermissions(foreign, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwxr-xr-x"));

        try (Router router = RouterUnderTest.start(RouterSetup.in(folder, RouterSetup.HOUSE))) {
            live(router);

            assertThat(modes())
                    .containsEntry("", "rwxr-xr-x")
                    .containsEntry("notes.txt", "rw-r--r--")
                    .containsEntry("strowger.db", "rw-------")
                    .containsEntry("records", "rwx------");
        }
    }
}
