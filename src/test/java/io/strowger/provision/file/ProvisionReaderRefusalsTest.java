package io.strowger.provision.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.bootstrap.Protocols;
import io.strowger.config.Settings;
import io.strowger.config.yaml.Parsed;
import io.strowger.config.yaml.Problem;
import io.strowger.config.yaml.Source;
import io.strowger.core.model.ServiceCode;
import io.strowger.provision.ExistingProvisioning;
import io.strowger.provision.ProvisionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvisionReaderRefusalsTest {

    @TempDir private Path folder;

    /** Changes of the contract's file: what is replaced, by what, and the one problem. */
    static List<Arguments> changes() {
        return List.of(
                change(
                        "answerWithin: 5s",
                        "anwserWithin: 5s",
                        "22: applications[0].anwserWithin: unknown key; did you mean"
                                + " answerWithin?"),
                change(
                        "answerWithin: 5s",
                        "answerWithin: 16s",
                        "22: applications[0].answerWithin: must be a time such as 250ms, 5s, 2m or"
                                + " 1h, at most 15s"),
                change(
                        "answerWithin: 5s ",
                        "lateAfter: 5s\n    lateAnswer: push ",
                        "22: applications[0].lateAfter: puts the subscriber off after 5s, which"
                                + " must be less than answerWithin 5s"),
                change(
                        "answerWithin: 5s ",
                        "lateAnswer: push ",
                        "22: applications[0].lateAnswer: puts the subscriber off after 7s, which"
                                + " must be less than answerWithin 5s"),
                change(
                        "recoveryCode: '*425*123#'",
                        "recoverWithin: 5m",
                        "23: applications[0].recoverWithin: belongs to recoveryCode, which is"
                                + " missing; add it"),
                change(
                        "country: GH}",
                        "country: GH, idleWithin: 6s}",
                        "22: applications[0].answerWithin: 5s and the margin of 1s must be less"
                                + " than idleWithin 6s of network demo in line 14"),
                change(
                        "account: acme",
                        "account: nobody",
                        "18: applications[0].account: there is no account nobody; add it under"
                                + " accounts"),
                change(
                        "    account: acme\n",
                        "",
                        "17: applications[0].account: is missing; add it"),
                change(
                        "id: upstream",
                        "id: up/stream",
                        "15: networks[1].id: must be 1 to 64 letters, digits, dots, dashes and"
                                + " underscores"),
                change(
                        "id: upstream",
                        "id: demo",
                        "15: networks[1].id: the id is taken in line 14; choose another"),
                change(
                        "'*711*2#'",
                        "'713'",
                        "21: applications[0].serviceCodes[1]: *713# is taken in line 21 by"
                                + " applications[0].serviceCodes[0]; choose another code"),
                change(
                        "'*425*123#'",
                        "'*713#'",
                        "21: applications[0].serviceCodes[0]: *713# is taken in line 23 by"
                                + " applications[0].recoveryCode; choose another code"),
                change(
                        "'*711*2#'",
                        "'*21*1#'",
                        "21: applications[0].serviceCodes[1]: handsets act on this code themselves;"
                                + " choose another"),
                change(
                        "'*711*2#'",
                        "'*71a#'",
                        "21: applications[0].serviceCodes[1]: a service code holds only digits, *"
                                + " and #, as in *713# or 711*2"),
                change(
                        "url: http://127.0.0.1:7001/",
                        "url: 127.0.0.1:7001",
                        "20: applications[0].url: must be an absolute URL such as"
                                + " http://127.0.0.1:7001/"),
                change(
                        "dialect: programmable   ",
                        "dialect: soap   ",
                        "19: applications[0].dialect: must be one of: programmable, oneapi,"
                                + " session-event"),
                change(
                        "connector: simulator",
                        "connector: smtp",
                        "14: networks[0].connector: must be one of: simulator, http"),
                change(
                        "connector: simulator",
                        "connector: simulator, dialect: oneapi",
                        "14: networks[0].dialect: belongs to the connector http; remove it"),
                change(
                        "dialect: programmable, ",
                        "",
                        "15: networks[1].dialect: is missing; add it"),
                change(
                        "secret: network-secret, ",
                        "",
                        "15: networks[1].secret: is missing; add it"),
                change(
                        "secret: network-secret, ",
                        "secret: network-secret, url: 'http://hub/', outboundSecret: hub-secret, ",
                        "15: networks[1].url: nothing can be sent to a network that speaks"
                                + " programmable"),
                change(
                        "programmable, country: GH, secret: network-secret, ",
                        "oneapi, secret: network-secret, url: 'http://hub/', ",
                        "15: networks[1].outboundSecret: is missing; add what the network wants to"
                                + " be shown"),
                change(
                        "secret: network-secret, ",
                        "secret: network-secret, outboundSecret: hub-secret, ",
                        "15: networks[1].outboundSecret: belongs to url, which is missing; add it"),
                change(
                        "secret: network-secret, ",
                        "secret: network-secret, notifyUrl: 'http://us/network/upstream', ",
                        "15: networks[1].notifyUrl: belongs to url, which is missing; add it"),
                change(
                        "secret: network-secret, ",
                        "webhookSecret: 'whsec_not base64', ",
                        "15: networks[1].webhookSecret: must be base64 behind whsec_"),
                change(
                        "connector: simulator",
                        "connector: simulator, webhookSecret: whsec_aHVi",
                        "14: networks[0].webhookSecret: belongs to the connector http; remove it"),
                change(
                        "connector: simulator",
                        "connector: simulator, url: 'http://hub/', outboundSecret: hub-secret",
                        "14: networks[0].url: belongs to the connector http; remove it"),
                change(
                        "country: GH}",
                        "country: XX}",
                        "14: networks[0].country: unknown country; use an ISO 3166 code of two"
                                + " letters such as GH"),
                change(
                        "country: GH}",
                        "country: GH, prefixes: [233, 234]}",
                        "15: networks[1].prefixes[0]: the prefix is taken in line 14; remove one"),
                change(
                        "'234'",
                        "'+234'",
                        "15: networks[1].prefixes[0]: must be the first digits of an international"
                                + " number, as 233, without +"),
                change(
                        "[ussd, push, verify]",
                        "[ussd, psuh]",
                        "4: accounts[0].permissions[1]: must be one of: ussd, push, verify"),
                change(
                        "currency: NGN",
                        "currency: NAIRA",
                        "5: accounts[0].purse.currency: unknown currency: use a code of ISO 4217"
                                + " such as NGN"),
                change(
                        "\"4.00\"",
                        "\"4.005\"",
                        "5: accounts[0].purse.pushPrice: NGN has at most 2 decimals"),
                change(
                        "pushPrice: \"4.00\"",
                        "pushPrice: 4, pushPrices: {'234': '-1'}",
                        "5: accounts[0].purse.pushPrices.234: an amount is written as 1000 or"
                                + " 1000.00, without a sign"),
                change(
                        "pushPrice: \"4.00\"",
                        "pushPrice: 4, pushPrices: {'+234': 3}",
                        "5: accounts[0].purse.pushPrices: a prefix is 1 to 15 digits of an"
                                + " international number"),
                change(
                        "pushPrice: \"4.00\"",
                        "pushPrice: 4, pushPrices: 3",
                        "5: accounts[0].purse.pushPrices: must be a section: one key, a colon and a"
                                + " value a line"),
                change(
                        "answerWithin: 5s ",
                        "pushPrice: 0.001 ",
                        "22: applications[0].pushPrice: NGN has at most 2 decimals"),
                change(
                        "callbacks: {allow: [127.0.0.0/8]}",
                        "callbacks: {allow: [localhost]}",
                        "6: accounts[0].callbacks.allow[0]: must be an address or a range such as"
                                + " 10.0.0.0/8 or fd00::/8"),
                change(
                        "callbacks: {allow: [127.0.0.0/8]}",
                        "callbacks: {secret: short}",
                        "6: accounts[0].callbacks.secret: a secret has from 8 to 512 characters"),
                change(
                        "id: demo-bank",
                        "id: oneapi-acme-7782",
                        "17: applications[0].id: is one of those that subscriptions get; choose"
                                + " another"),
                change(
                        "['7782']",
                        "['*7782*1#']",
                        "7: accounts[0].shortCodes[0]: a short code has digits only, as 7782; what"
                                + " follows it is a keyword"),
                change(
                        "kind: bearer",
                        "kind: basic",
                        "9: accounts[0].credentials[0].kind: must be one of: bearer, oauth, client,"
                                + " token"),
                change(
                        "id: acme-key, ",
                        "",
                        "10: accounts[0].credentials[1].id: is missing; add it"),
                change(
                        "{kind: bearer, ",
                        "{kind: bearer, id: x, ",
                        "9: accounts[0].credentials[0].id: belongs to oauth and client only; remove"
                                + " it"),
                change(
                        "secret: app-secret",
                        "texts: {gone: x}",
                        "24: applications[0].texts.gone: unknown key; known here: unavailable,"
                                + " noSuchCode, notAllowed, notValid, answerFollows, busy,"
                                + " sessionOver, timedOut, shutDown"),
                change(
                        "secret: app-secret",
                        "secret: ${APP_SECRET}",
                        "24: applications[0].secret: the environment variable APP_SECRET is not"
                                + " set; set it to the secret"),
                change(
                        "secret: app-secret",
                        "concurrency: 0",
                        "24: applications[0].concurrency: must be a whole number from 1 to"
                                + " 1000000"),
                change(
                        "secret: app-secret",
                        "lateAnswer: maybe",
                        "24: applications[0].lateAnswer: must be one of: push, off"),
                change(
                        "networks:",
                        "netwroks:",
                        "13: netwroks: unknown key; did you mean networks?"),
                change(
                        "accounts:\n",
                        "applications: []\naccounts:\n",
                        "17: applications: stands twice, first in line 1; remove one"));
    }

    private static Arguments change(String from, String to, String problem) {
        return Arguments.of(from, to, problem);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void shouldRefuseTheWholeFileWithLineAndKey(String from, String to, String problem)
            throws IOException {
        assertThat(ProvisionReaderTest.CONTRACT).contains(from);
        String yaml = ProvisionReaderTest.CONTRACT.replaceFirst(quoted(from), replacement(to));

        assertThat(problems(yaml, ExistingProvisioning.NOTHING)).containsExactly(problem);
    }

    @Test
    void shouldAcceptAnAccountThatIsKnownAlready() throws IOException {
        String yaml = ProvisionReaderTest.CONTRACT.replace("account: acme", "account: old");

        assertThat(problems(yaml, new ExistingProvisioning("old"::equals, code -> null))).isEmpty();
    }

    @Test
    void shouldRefuseAPriceWithoutAPurse() throws IOException {
        String yaml =
                ProvisionReaderTest.CONTRACT
                        .replaceFirst("    purse: .*", "")
                        .replace("answerWithin: 5s ", "pushPrices: {'234': 1} ");

        assertThat(problems(yaml, ExistingProvisioning.NOTHING))
                .containsExactly(
                        "22: applications[0].pushPrices: account acme has no purse; give it one");
    }

    @Test
    void shouldRefuseAnotherCurrencyOfAPurse() throws IOException {
        ExistingProvisioning known =
                new ExistingProvisioning("acme"::equals, code -> null, id -> "GHS", one -> null);

        assertThat(problems(ProvisionReaderTest.CONTRACT, known))
                .containsExactly(
                        "5: accounts[0].purse.currency: the purse of acme is in GHS, and a purse"
                                + " keeps its currency");
    }

    @Test
    void shouldRefuseACodeThatAnotherApplicationHolds() throws IOException {
        ServiceCode held = new ServiceCode("711*2");
        ExistingProvisioning known =
                new ExistingProvisioning(
                        id -> false, code -> code.equals(held) ? "other-bank" : null);

        assertThat(problems(ProvisionReaderTest.CONTRACT, known))
                .containsExactly(
                        "21: applications[0].serviceCodes[1]: *711*2# leads to other-bank; choose"
                                + " another code");
    }

    @Test
    void shouldLetApplicationsOfTheFilePassCodesOn() throws IOException {
        assertThat(
                        problems(
                                ProvisionReaderTest.CONTRACT,
                                new ExistingProvisioning(id -> false, code -> "demo-bank")))
                .isEmpty();
    }

    @Test
    void shouldNameBothPlacesOfAClashBetweenApplications() throws IOException {
        String yaml =
                ProvisionReaderTest.CONTRACT
                        + "  - {id: two, account: acme, dialect: oneapi, url: 'http://h/',\n"
                        + "     serviceCodes: ['#711*2#']}\n";

        assertThat(problems(yaml, ExistingProvisioning.NOTHING))
                .containsExactly(
                        "26: applications[1].serviceCodes[0]: *711*2# is taken in line 21 by"
                                + " applications[0].serviceCodes[1]; choose another code");
    }

    @Test
    void shouldRefuseTheSameCredentialTwice() throws IOException {
        String yaml =
                """
                accounts:
                  - {id: a, credentials: [{kind: bearer, secret: canary-secret}]}
                  - {id: b, credentials: [{kind: bearer, secret: canary-secret}]}
                  - id: c
                    credentials:
                      - {kind: client, id: me, secret: canary-secret}
                      - {kind: client, id: me, secret: another-canary}
                """;

        assertThat(problems(yaml, ExistingProvisioning.NOTHING))
                .containsExactly(
                        "3: accounts[1].credentials[0].secret: the secret is taken in line 2;"
                                + " choose another",
                        "7: accounts[2].credentials[1].id: the id is taken in line 6; choose"
                                + " another");
    }

    @Test
    void shouldReportEveryMistakeOfAFile() throws IOException {
        String yaml =
                """
                accounts:
                  - {id: a, nmae: x}
                networks:
                  - {id: n}
                applications:
                  - {id: x, account: b, dialect: programmable, url: x, serviceCodes: ['*06#']}
                """;

        assertThat(problems(yaml, ExistingProvisioning.NOTHING)).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "serviceCodes: ['*713#', '*711*2#'] | serviceCodes: [*713#] | 21: a text that begins with * needs quotes",
                "serviceCodes: ['*713#', '*711*2#'] | serviceCodes: [*713*1#] | 21: a text that begins with * needs quotes",
                "serviceCodes: ['*713#', '*711*2#'] | serviceCodes: *713# | 21: a text that begins with * needs quotes",
                "serviceCodes: ['*713#', '*711*2#'] | serviceCodes: [**713#] | 21: a text that begins with * needs quotes",
                "serviceCodes: ['*713#', '*711*2#'] | serviceCodes: [*#713#] | 21: a text that begins with * needs quotes",
                "networks: | `---\nnetworks:` | : a second document begins here (---)",
                "`serviceCodes: ['*713#', '*711*2#']` | `<<: {a: b}` | << brings in no other section here",
                "127.0.0.1:7001 | my_app:7001 | 20: applications[0].url: must be a URL whose host has no _"
            })
    void shouldNameWhatYamlMakesOfIt(String part, String becomes, String named) throws IOException {
        String yaml = ProvisionReaderTest.CONTRACT.replace(part, becomes.replace("\\n", "\n"));
        assertThat(yaml).isNotEqualTo(ProvisionReaderTest.CONTRACT);
        assertThat(problems(yaml, ExistingProvisioning.NOTHING))
                .anyMatch(problem -> problem.contains(named));
    }

    /** Ways to write a secret wrong; none may show it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret: canary",
                "secret:canary-without-blank",
                "canary-without-key",
                "canary-without-key: ",
                "secret: *canary-alias",
                "secret: !canary-tag x",
                "secret: !canary!tag x",
                "secret: 'canary-unclosed",
                "secret: \"canary\\q\"",
                "secret: [canary-in-a-list]",
                "secret: {canary: in-a-section}",
                "secret: canary-with-ümlaut",
                "secret: ${canary-no-name}",
                "secret: canary: twice",
                "secret: canary-one, secret: canary-two",
                "secret: '${TOO_SHORT}'",
                "secret: @canary-at",
                "secret: `canary-tick",
                "secret: %canary-percent",
                "secret: canary-open]",
            })
    void shouldNotShowASecretThatIsWrittenWrong(String written) throws IOException {
        String yaml = "accounts: [{id: a, credentials: [{kind: bearer, " + written + "}]}]\n";

        List<String> problems = problems(yaml, ExistingProvisioning.NOTHING);
        assertThat(problems).isNotEmpty();
        assertThat(problems).noneMatch(problem -> problem.contains("canary"));
    }

    @Test
    void shouldNotShowPasswordsOfUrls() throws IOException {
        String yaml =
                ProvisionReaderTest.CONTRACT.replace(
                        "http://127.0.0.1:7001/", "http://user:canary@127.0.0.1:7001/");

        assertThat(problems(yaml, ExistingProvisioning.NOTHING))
                .containsExactly(
                        "20: applications[0].url: must be a URL without a user in front of the host"
                                + " and without #");
    }

    private static String quoted(String text) {
        return Pattern.quote(text);
    }

    private static String replacement(String text) {
        return Matcher.quoteReplacement(text);
    }

    /** The problems without the name of the file in front. */
    private List<String> problems(String yaml, ExistingProvisioning known) throws IOException {
        Path file = Files.writeString(folder.resolve("p.yaml"), yaml);
        Map<String, String> environment = Map.of("TOO_SHORT", "canary");
        Parsed<ProvisionFile> parsed =
                Protocols.STANDARD
                        .reader(Settings.defaults(), environment)
                        .read(new Source.File(file), known);
        return switch (parsed) {
            case Parsed.Valid<ProvisionFile> valid -> List.of();
            case Parsed.Invalid<ProvisionFile> invalid ->
                    invalid.problems().stream()
                            .map(Problem::toString)
                            .map(text -> text.substring(file.toString().length() + 1))
                            .toList();
        };
    }
}
