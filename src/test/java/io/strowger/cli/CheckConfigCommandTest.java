package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.bootstrap.Protocols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckConfigCommandTest {
    private static final String ACCOUNT = "accounts: [{id: acme, name: Acme}]\n";

    private static final String APPLICATION =
            """
            applications:
              - id: %s
                account: acme
                dialect: programmable
                url: http://127.0.0.1:7001/
                serviceCodes: ['*713#']
            """;

    @TempDir private Path folder;
    private String settings = "";
    private List<String> shortages = List.of();

    @BeforeEach
    void writeSettings() throws IOException {
        settings = file("settings.yaml", "loops: 1\n");
    }

    @Test
    void shouldAcceptWhatRunWouldTake() throws IOException {
        String provision = file("acme.yaml", ACCOUNT + APPLICATION.formatted("bank"));

        Typed typed = check("--provision", provision);

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).isEqualTo("The settings are valid.\n" + provision + " is valid.\n");
        assertThat(typed.err()).isEmpty();
    }

    @Test
    void shouldNameWhatTheMachineAllowsLessOf() {
        shortages = List.of("loops: 8 event loops are more than the 2 processors");

        Typed typed = check();

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).isEqualTo("The settings are valid.\n");
        assertThat(typed.err()).isEqualTo(shortages.getFirst() + "\n");
    }

    @Test
    void shouldNameEveryMistakeWithItsLine() throws IOException {
        settings = file("settings.yaml", "loops: many\nhttp: {port: 70000}\n");

        Typed typed = check();

        assertThat(typed.exitCode()).isEqualTo(78);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("settings.yaml:1: loops"))
                .anyMatch(line -> line.contains("settings.yaml:2: http.port"));
    }

    @Test
    void shouldCheckTheFilesThatTheSettingsName() throws IOException {
        String provision = file("acme.yaml", APPLICATION.formatted("bank"));
        settings = file("settings.yaml", "provision: '" + provision + "'\n");

        Typed typed = check();

        assertThat(typed.exitCode()).isEqualTo(78);
        assertThat(typed.err()).contains("acme.yaml:3: applications[0].account");
    }

    @Test
    void shouldReadALaterFileAgainstTheEarlierOnes() throws IOException {
        String accounts = file("accounts.yaml", ACCOUNT);
        String bank = file("bank.yaml", APPLICATION.formatted("bank"));
        String shop = file("shop.yaml", APPLICATION.formatted("shop"));

        assertThat(check("--provision", accounts, "--provision", bank).exitCode()).isZero();
        Typed clash = check("--provision", accounts, "--provision", bank, "--provision", shop);

        assertThat(clash.exitCode()).isEqualTo(78);
        assertThat(clash.err()).contains("shop.yaml").contains("bank").hasLineCount(1);
    }

    @Test
    void shouldReadTheExampleOfTheReadme() {
        assertThat(check("--provision", "docs/applications/first-app/kiosk.yaml").exitCode())
                .isZero();
    }

    private Typed check(String... more) {
        List<String> args = new ArrayList<>(List.of("check-config", settings));
        args.addAll(List.of(more));
        return Typed.line(
                "check-config",
                new CheckConfigCommand(Protocols.STANDARD::reader, _ -> shortages),
                args.toArray(String[]::new));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
