package io.strowger;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.cli.Commands;
import io.strowger.cli.RunCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that a start reads and that is damaged is one sentence and exit code 78. */
class DamagedFilesTest {

    @TempDir private Path folder;
    private Path data;

    /** Damages a data folder that was used before. */
    interface Damage {
        void to(DamagedFilesTest test) throws IOException;
    }

    private static Damage replaced(String file, byte[] content) {
        return test -> Files.write(test.folder.resolve(file), content);
    }

    private static Damage madeAFolder(String file) {
        return test -> {
            Files.delete(test.folder.resolve(file));
            Files.createDirectories(test.folder.resolve(file).resolve("in it"));
        };
    }

    private static Damage cut(String file, int bytes) {
        return test -> {
            Path path = test.folder.resolve(file);
            Files.write(path, Arrays.copyOf(Files.readAllBytes(path), bytes));
        };
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final byte[] NOISE = {(byte) 0xff, 0, (byte) 0xc3, 0x28, '\n', (byte) 0xfe};

    static Stream<Arguments> damages() {
        return Stream.of(
                Arguments.of(
                        "an empty pepper",
                        replaced("data/pepper", text("")),
                        "data/pepper is empty"),
                Arguments.of(
                        "a blank pepper",
                        replaced("data/pepper", text(" \n\n")),
                        "data/pepper is empty"),
                Arguments.of(
                        "a short pepper",
                        replaced("data/pepper", text("0123")),
                        "data/pepper is empty or too short"),
                Arguments.of(
                        "noise for a pepper",
                        replaced("data/pepper", noise()),
                        "data/pepper holds something else"),
                Arguments.of(
                        "another pepper",
                        replaced("data/pepper", text("0123456789abcdef")),
                        "pepper is not the one"),
                Arguments.of("a folder for a pepper", madeAFolder("data/pepper"), "data"),
                Arguments.of(
                        "noise for a database", replaced("data/strowger.db", noise()), "database"),
                Arguments.of("a cut database", cut("data/strowger.db", 5_000), "database"),
                Arguments.of(
                        "the first bytes of a database", cut("data/strowger.db", 50), "database"),
                Arguments.of(
                        "a folder for a database", madeAFolder("data/strowger.db"), "database"),
                Arguments.of("a folder for the lock", madeAFolder("data/router.lock"), "data"),
                Arguments.of(
                        "a folder for the schema's lock",
                        madeAFolder("data/strowger.lock"),
                        "data"),
                Arguments.of(
                        "noise for settings", replaced("strowger.yaml", NOISE), "strowger.yaml"),
                Arguments.of(
                        "a folder for settings", madeAFolder("strowger.yaml"), "strowger.yaml"),
                Arguments.of(
                        "noise for provisioning",
                        replaced("provision.yaml", NOISE),
                        "provision.yaml"),
                Arguments.of(
                        "a folder for provisioning",
                        madeAFolder("provision.yaml"),
                        "provision.yaml"),
                Arguments.of(
                        "a file for the records", (Damage) DamagedFilesTest::recordsAFile, "data"));
    }

    private static byte[] noise() {
        byte[] noise = new byte[8_192];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (i * 131 + i / 7);
        }
        return noise;
    }

    private static void recordsAFile(DamagedFilesTest test) throws IOException {
        try (Stream<Path> files = Files.walk(test.data.resolve("records"))) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
        Files.writeString(test.data.resolve("records"), "");
    }

    @BeforeEach
    void use() throws IOException {
        data = folder.resolve("data");
        Files.writeString(
                folder.resolve("strowger.yaml"),
                """
                data: %s
                provision: %s
                http: {host: 127.0.0.1, port: 0}
                management: {port: 0}
                demo: {enabled: false}
                loops: 1
                drainDelay: 0s
                """
                        .formatted(data, folder.resolve("provision.yaml")));
        Files.writeString(folder.resolve("provision.yaml"), "accounts:\n  - {id: acme}\n");
        assertThat(run()).isEqualTo("0 ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void shouldSayInOneSentenceWhatIsDamaged(String name, Damage damage, String said)
            throws IOException {
        damage.to(this);

        assertThat(run()).startsWith("78 ").contains(said).hasLineCount(1);
        assertThat(run()).as("the next start").startsWith("78 ").hasLineCount(1);
    }

    @Test
    void shouldStartWithALockFileThatHoldsRubbish() throws IOException {
        Files.write(data.resolve("router.lock"), noise());
        assertThat(run()).isEqualTo("0 ");
    }

    /** Runs the router to its start; the exit code, and what was said of a failure. */
    private String run() {
        StringWriter err = new StringWriter();
        Map<String, Supplier<?>> commands = new LinkedHashMap<>();
        commands.put(
                "run",
                () ->
                        new RunCommand(settings -> {
                            Strowger router = Strowger.start(settings, Map.of());
                            router.stop();
                            throw new Started();
                        }));
        int code =
                new Commands(
                                commands,
                                new PrintWriter(new StringWriter()),
                                new PrintWriter(err, true))
                        .execute("run", "--config", folder.resolve("strowger.yaml").toString());
        return err.toString().contains(Started.class.getName()) ? "0 " : code + " " + err;
    }

    private static final class Started extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
