package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandHintTest {
    @TempDir private Path folder;
    private Path java;

    @BeforeEach
    void install() throws IOException {
        java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        assertThat(Files.createFile(java).toFile().setExecutable(true)).isTrue();
    }

    @Test
    void shouldNameJavaAndTheJarAsSeenFromHere() {
        assertThat(on(folder.resolve("jdk/bin").toString()).of(folder.resolve("target/x.jar")))
                .isEqualTo("java -jar target/x.jar");
    }

    @Test
    void shouldNameJavaInFullWhenTheWordMeansAnother() throws IOException {
        Path other = Files.createDirectories(folder.resolve("old/bin")).resolve("java");
        assertThat(Files.createFile(other).toFile().setExecutable(true)).isTrue();
        String path = folder.resolve("old/bin") + ":" + folder.resolve("jdk/bin");

        assertThat(on(path).of(folder.resolve("x.jar"))).isEqualTo(java + " -jar x.jar");
        assertThat(on("").of(folder.resolve("x.jar"))).isEqualTo(java + " -jar x.jar");
    }

    @Test
    void shouldKnowJavaBehindALink() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("usr"));
        Files.createSymbolicLink(bin.resolve("java"), java);

        assertThat(on(bin.toString()).of(folder.resolve("x.jar"))).isEqualTo("java -jar x.jar");
    }

    @Test
    void shouldQuoteAPathThatTheShellWouldSplit() {
        assertThat(on(folder.resolve("jdk/bin").toString()).of(Path.of("/my apps/x.jar")))
                .isEqualTo("java -jar '/my apps/x.jar'");
    }

    @Test
    void shouldCallItselfStrowgerOutsideOfAJar() {
        assertThat(on("").of(folder.resolve("target/classes"))).isEqualTo("strowger");
    }

    private CommandHint on(String path) {
        return new CommandHint(folder, java, path);
    }
}
