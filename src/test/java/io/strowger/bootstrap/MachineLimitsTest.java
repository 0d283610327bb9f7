package io.strowger.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.config.Settings;
import io.strowger.config.SettingsFile;
import io.strowger.config.yaml.Parsed;
import io.strowger.config.yaml.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineLimitsTest {

    private static final long GIBIBYTE = 1L << 30;

    @TempDir private Path folder;

    private Settings settings(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("settings.yaml"), yaml);
        return switch (SettingsFile.read(new Source.File(file), Map.of())) {
            case Parsed.Valid<Settings>(var valid, var _) -> valid;
            case Parsed.Invalid<Settings>(var problems) ->
                    throw new AssertionError(problems.toString());
        };
    }

    @Test
    void shouldNameEveryLimitThatIsBelowTheSettings() throws IOException {
        Settings settings =
                settings(
                        """
                        http: {maxConnections: 30000}
                        sessions: {maxBytes: 2048MiB}
                        loops: 8
                        """);

        assertThat(MachineLimits.below(settings, 1_024, GIBIBYTE, 4))
                .containsExactly(
                        "http.maxConnections: 30000 connections need 31024 open files, and a"
                                + " process may have 1024 here (ulimit -n)",
                        "sessions.maxBytes: 2048 MiB are more than the heap of 1024 MiB (-Xmx)",
                        "loops: 8 event loops are more than the 4 processors");
    }

    @Test
    void shouldNameNoneThatSuffices() throws IOException {
        Settings settings = settings("loops: 4\nhttp: {maxConnections: 30000}\n");

        assertThat(MachineLimits.below(settings, 31_024, GIBIBYTE, 4)).isEmpty();
        assertThat(MachineLimits.below(settings, -1, GIBIBYTE, 4))
                .as("where nobody can tell")
                .isEmpty();
    }
}
