package io.strowger.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.bootstrap.Protocols;
import io.strowger.config.Settings;
import io.strowger.config.SettingsFile;
import io.strowger.config.yaml.Parsed;
import io.strowger.config.yaml.Source;
import io.strowger.provision.ExistingProvisioning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Map<String, String> SECRETS =
            Map.of(
                    "UPSTREAM_SECRET",
                    "a-long-secret",
                    "CHECKOUT_SECRET",
                    "another-secret",
                    "HUB_SIGNING_SECRET",
                    "whsec_aHViIGFuZCB1cw==",
                    "HUB_BEARER_TOKEN",
                    "a-bearer-token");
    private static final Pattern PROVISIONING =
            Pattern.compile("(#.*\n)*(accounts|networks|applications):");
    private static final ExistingProvisioning ALL_KNOWN =
            new ExistingProvisioning(_ -> true, _ -> null);
    private static final Pattern NAMED =
            Pattern.compile("\\b((?:scripts|docs|conf)/[\\w./-]+\\.(?:sh|md|mjs|py|yaml))");

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/applications/first-app/kiosk.mjs",
                "docs/applications/first-app/kiosk.yaml"
            })
    void shouldShowTheFilesOfTheFirstApplicationAsTheyAre(String file) throws IOException {
        String text = Files.readString(ROOT.resolve(file));

        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("\n" + text + "```\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tea.mjs", "checkout.mjs", "tea.yaml"})
    void shouldShowTheFilesOfTheProgrammableApplicationAsTheyAre(String file) throws IOException {
        Path applications = ROOT.resolve("docs/applications");
        String text = Files.readString(applications.resolve("programmable-app").resolve(file));

        assertThat(Files.readString(applications.resolve("programmable.md")))
                .contains("\n" + text + "```\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"poll.mjs", "poll.yaml"})
    void shouldShowTheFilesOfTheOneApiApplicationAsTheyAre(String file) throws IOException {
        Path applications = ROOT.resolve("docs/applications");
        String text = Files.readString(applications.resolve("oneapi-app").resolve(file));

        assertThat(Files.readString(applications.resolve("oneapi.md")))
                .contains("\n" + text + "```\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"loans.py", "loans.yaml"})
    void shouldShowTheFilesOfTheSessionEventApplicationAsTheyAre(String file) throws IOException {
        Path applications = ROOT.resolve("docs/applications");
        String text = Files.readString(applications.resolve("session-event-app").resolve(file));

        assertThat(Files.readString(applications.resolve("session-event.md")))
                .contains("\n" + text + "```\n");
    }

    @Test
    void shouldShowTheFileOfThePushAsItIs() throws IOException {
        Path applications = ROOT.resolve("docs/applications");
        String text = Files.readString(applications.resolve("push-app/offers.yaml"));

        assertThat(Files.readString(applications.resolve("push.md")))
                .contains("\n" + text + "```\n");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldPointOnlyAtWhatIsThere(Path document) throws IOException {
        String text = Files.readString(document);
        List<Path> links =
                LINK.matcher(text)
                        .results()
                        .map(link -> link.group(1))
                        .filter(link -> !link.contains("://"))
                        .map(document.resolveSibling("")::resolve)
                        .toList();
        List<Path> named =
                NAMED.matcher(text)
                        .results()
                        .map((MatchResult name) -> ROOT.resolve(name.group(1)))
                        .toList();

        assertThat(links).allSatisfy(path -> assertThat(path).exists());
        assertThat(named).allSatisfy(path -> assertThat(path).exists());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldShowOnlyWhatIsTaken(Path document) throws IOException {
        String text = Files.readString(document);
        for (MatchResult block : YAML.matcher(text).results().toList()) {
            Path file = Files.writeString(folder.resolve("block.yaml"), block.group(1));
            assertThat(
                            PROVISIONING.matcher(block.group(1)).lookingAt()
                                    ? Protocols.STANDARD
                                            .reader(Settings.defaults(), SECRETS)
                                            .read(new Source.File(file), ALL_KNOWN)
                                    : SettingsFile.read(new Source.File(file), Map.of()))
                    .as(block.group(1))
                    .isInstanceOf(Parsed.Valid.class);
        }
    }

    @Test
    void shouldFindTheDocuments() throws IOException {
        assertThat(documents()).hasSizeGreaterThan(5);
    }

    static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
                                    .map(ROOT::resolve),
                            files.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }
}
