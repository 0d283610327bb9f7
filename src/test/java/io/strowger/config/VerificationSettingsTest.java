package io.strowger.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.config.yaml.Parsed;
import io.strowger.config.yaml.Source;
import io.strowger.core.verify.GuessRule;
import io.strowger.core.verify.VerificationRules;
import io.strowger.limits.Quota;
import io.strowger.limits.WindowLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationSettingsTest {

    @TempDir private Path folder;

    @Test
    void shouldTakeTheRulesOfTheNotesFromAnEmptyFile() throws IOException {
        VerificationSettings settings = valid("");
        assertThat(settings).isEqualTo(VerificationSettings.DEFAULTS);
        assertThat(settings.rules()).isEqualTo(VerificationRules.DEFAULTS);
        assertThat(settings.life()).hasMinutes(5);
        assertThat(settings.perNumber()).isEqualTo(new WindowLimit(5, Duration.ofMinutes(10)));
        assertThat(settings.perToken().most()).isZero();
    }

    @Test
    void shouldReadWhatTheFileSays() throws IOException {
        VerificationSettings settings =
                valid(
                        """
                        verification:
                          life: 2m
                          guesses: 3
                          keepRefs: 48h
                          maxRefs: 100
                          maxRefsPerAccount: 7
                          perNumber: {requests: 2, within: 1m}
                          perPrefix: {requests: 100, within: 1h, digits: 6}
                          perToken: {requests: 50}
                          perAddress: {requests: 60, within: 30s}
                        """);
        assertThat(settings)
                .isEqualTo(
                        new VerificationSettings(
                                Duration.ofMinutes(2),
                                3,
                                Duration.ofDays(2),
                                new Quota(100, 7),
                                new WindowLimit(2, Duration.ofMinutes(1)),
                                new WindowLimit(100, Duration.ofHours(1)),
                                6,
                                new WindowLimit(50, Duration.ofMinutes(10)),
                                new WindowLimit(60, Duration.ofSeconds(30))));
        assertThat(settings.rules())
                .isEqualTo(
                        new VerificationRules(
                                new GuessRule(3), 2, 60_000, Duration.ofDays(2).toMillis()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    guesses: 6               | verification.guesses
                    guesses: 0               | verification.guesses
                    life: 25h                | verification.life
                    keepRefs: 23h            | verification.keepRefs
                    perNumber: {requests: -1} | verification.perNumber.requests
                    perPrefix: {digits: 9}   | verification.perPrefix.digits
                    """)
    void shouldNameTheKeyThatIsWrong(String yaml, String key) throws IOException {
        Parsed.Invalid<Settings> invalid =
                (Parsed.Invalid<Settings>) read("verification:\n  " + yaml);
        assertThat(invalid.problems()).singleElement().asString().contains(key);
    }

    private VerificationSettings valid(String yaml) throws IOException {
        return ((Parsed.Valid<Settings>) read(yaml)).value().verification();
    }

    private Parsed<Settings> read(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("settings.yaml"), yaml);
        return SettingsFile.read(new Source.File(file), Map.of());
    }
}
