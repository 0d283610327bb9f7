package io.strowger.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.config.yaml.Parsed;
import io.strowger.config.yaml.Problem;
import io.strowger.config.yaml.Source;
import io.strowger.core.model.SubscriberText;
import io.strowger.security.Secret;
import io.strowger.security.WebOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.event.Level;

class SettingsFileTest {

    @TempDir private Path folder;

    @Test
    void shouldTakeEveryDefaultFromAnEmptyFile() throws IOException {
        assertThat(valid("", Map.of())).isEqualTo(Settings.defaults());
    }

    @Test
    void shouldSayTheDefaultsInTheFileThatIsDelivered() {
        Settings settings = settings(SettingsFile.builtIn(), Map.of());

        assertThat(settings.demo()).isEqualTo(new DemoSettings(true, 7001));
        assertThat(settings.provision()).containsExactly(new Source.BuiltIn("conf/demo.yaml"));
        assertThat(withoutDemo(settings)).isEqualTo(Settings.defaults());
    }

    @Test
    void shouldTakeFilesOfTheEnvironmentForFilesAlsoWithoutASettingsFile() {
        Map<String, String> environment = Map.of("STROWGER_PROVISION", "conf/demo.yaml");

        assertThat(settings(SettingsFile.builtIn(), environment).provision())
                .containsExactly(file("conf/demo.yaml"));
    }

    @Test
    void shouldSayTheDefaultsInTheCommentsOfTheFileThatIsDelivered() throws IOException {
        String delivered = new String(SettingsFile.builtIn().bytes(), UTF_8);
        String uncommented =
                delivered
                        .replaceAll("(?m)^#(?=[a-z]|  )", "")
                        .replaceAll(
                                "(?m)^(pepper|drainDelay|  (answerWithin|health|publicUrl)): .*$",
                                "");
        assertThat(uncommented)
                .contains("\nsessions:", "\n  rememberEnded: ", "\nloops: 0", "\n  bodyWithin: ");

        assertThat(withoutDemo(valid(uncommented, Map.of()))).isEqualTo(Settings.defaults());
    }

    @Test
    void shouldTakeNoPathOfTheRoutersOwnForHealth() throws IOException {
        assertThat(valid("http: {health: /healthz}", Map.of()).http().health())
                .isEqualTo("/healthz");
        for (String path :
                List.of("healthz", "/", "/network/x", "/ussd", "/1/2fa", "/a?b", "/a/")) {
            assertThat(problems("http: {health: '" + path + "'}", Map.of()))
                    .as(path)
                    .anyMatch(problem -> problem.contains("http.health: must be a path"));
        }
    }

    @Test
    void shouldReadWhatClientsCallIt() throws IOException {
        assertThat(
                        valid("http: {publicUrl: 'https://ussd.example/a/'}", Map.of())
                                .http()
                                .publicUrl())
                .hasToString("https://ussd.example/a");
        assertThat(problems("http: {publicUrl: 'ussd.example'}", Map.of())).hasSize(1);
        assertThat(problems("http: {publicUrl: 'http://a/?b'}", Map.of())).hasSize(1);
    }

    @Test
    void shouldServeOnForFiveSecondsUnlessItIsSaidOrSomebodyWaits() throws IOException {
        assertThat(valid("", Map.of()).servesOnFor()).hasSeconds(5);
        assertThat(valid("", Map.of()).atTerminal().servesOnFor()).isZero();
        assertThat(valid("drainDelay: 7s", Map.of()).atTerminal().servesOnFor()).hasSeconds(7);
        assertThat(valid("drainDelay: 0s", Map.of()).servesOnFor()).isZero();
    }

    @Test
    void shouldReadWhatTheFileSays() throws IOException {
        Settings settings =
                valid(
                        """
                        data: /var/lib/strowger
                        provision: [a.yaml, b.yaml]
                        loops: 3
                        http: {host: '::', port: 0, idleTimeout: 2m}
                        sessions: {maxLive: 10_000, rememberEnded: 250ms}
                        applications:
                          answerWithin: 7s
                          maxAnswerBytes: 4KiB
                          circuit: {failures: 9}
                        records: {masked: no, directory: cdr, keep: {files: 36500d, table: 12h}}
                        texts: {busy: Try later.}
                        logs: {format: json, level: debug}
                        """,
                        Map.of());

        assertThat(settings.http().host()).isEqualTo("::");
        assertThat(settings.http().port()).isZero();
        assertThat(settings.http().idleTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.provision()).containsExactly(file("a.yaml"), file("b.yaml"));
        assertThat(settings.eventLoops()).isEqualTo(3);
        assertThat(settings.sessions().maxPlaces()).isEqualTo(20_000);
        assertThat(settings.sessions().rules().rememberEndedMillis()).isEqualTo(250);
        assertThat(settings.applications().answerWithin(Duration.ofSeconds(10))).hasSeconds(7);
        assertThat(settings.applications().maxAnswerBytes()).isEqualTo(4_096);
        assertThat(settings.applications().circuit().failures()).isEqualTo(9);
        assertThat(settings.records().masked()).isFalse();
        assertThat(settings.records().directory()).isEqualTo(Path.of("/var/lib/strowger/cdr"));
        assertThat(settings.records().keep().files()).hasDays(36_500);
        assertThat(settings.records().keep().table()).hasHours(12);
        assertThat(settings.records().keep().compressAfter()).hasDays(1);
        assertThat(settings.texts().of(SubscriberText.BUSY)).isEqualTo("Try later.");
        assertThat(settings.logs())
                .isEqualTo(new LogSettings(LogSettings.Format.JSON, Level.DEBUG));
    }

    @Test
    void shouldGiveEachDialectItsOwnAnswerTimeUnlessOneIsSet() {
        assertThat(ApplicationDefaults.DEFAULTS.answerWithin(Duration.ofSeconds(5))).hasSeconds(5);
        assertThat(ApplicationDefaults.DEFAULTS.answerWithin(Duration.ofSeconds(10)))
                .hasSeconds(10);
    }

    @Test
    void shouldLetTheEnvironmentOverrideTheFile() throws IOException {
        Settings settings =
                valid(
                        "http: {port: 1}\ndata: here\nprovision: x.yaml\n",
                        Map.of(
                                "STROWGER_HTTP_PORT", "9090",
                                "STROWGER_MANAGEMENT_PORT", " 9091 ",
                                "STROWGER_DATA", "/srv/data",
                                "STROWGER_PROVISION", "one.yaml, two.yaml",
                                "STROWGER_SESSIONS_REMEMBER_ENDED", "7s",
                                "STROWGER_APPLICATIONS_CIRCUIT_OPEN_FOR", "3s",
                                "STROWGER_TEXTS_NO_SUCH_CODE", "No.",
                                "STROWGER_PEPPER", "0123456789abcdef",
                                "STROWGER_LOOPS", ""));

        assertThat(settings.http().port()).isEqualTo(9090);
        assertThat(settings.management().port()).isEqualTo(9091);
        assertThat(settings.data()).isEqualTo(Path.of("/srv/data"));
        assertThat(settings.records().directory()).isEqualTo(Path.of("/srv/data/records"));
        assertThat(settings.provision()).containsExactly(file("one.yaml"), file("two.yaml"));
        assertThat(settings.sessions().rememberEnded()).hasSeconds(7);
        assertThat(settings.applications().circuit().openFor()).hasSeconds(3);
        assertThat(settings.texts().of(SubscriberText.NO_SUCH_CODE)).isEqualTo("No.");
        assertThat(settings.pepper()).isEqualTo(new Secret("0123456789abcdef"));
        assertThat(settings.loops()).isZero();
    }

    @Test
    void shouldReadTheNamesOfTheManagementPortHoweverTheyAreWritten() throws IOException {
        Settings settings =
                valid(
                        "",
                        Map.of(
                                "STROWGER_MANAGEMENT_ALLOWED_HOSTS",
                                "Router.Internal, 192.0.2.7, 2001:db8::1, [2001:DB8::2]",
                                "STROWGER_MANAGEMENT_ALLOWED_ORIGINS",
                                "https://Ops.Example:443, http://[::1]:3000"));

        assertThat(settings.management().allowedHosts())
                .containsOnly(
                        "router.internal",
                        "192.0.2.7",
                        "2001:db8:0:0:0:0:0:1",
                        "2001:db8:0:0:0:0:0:2");
        assertThat(settings.management().allowedOrigins())
                .containsOnly(
                        new WebOrigin("https", "ops.example", 443),
                        new WebOrigin("http", "0:0:0:0:0:0:0:1", 3000));
    }

    @Test
    void shouldNameTheVariableThatIsWrong() throws IOException {
        assertThat(problems("", Map.of("STROWGER_HTTP_PORT", "http")))
                .containsExactly(
                        "STROWGER_HTTP_PORT: http.port: must be a whole number from 0 to 65535");
    }

    @Test
    void shouldWarnOfVariablesThatNameNoSetting() throws IOException {
        Parsed<Settings> parsed =
                SettingsFile.read(
                        new Source.File(written("")),
                        Map.of(
                                "STROWGER_HTPP_PORT", "1",
                                "STROWGER_JAVA_OPTS", "-Xmx1g",
                                "STROWGER_CONFIG", "x",
                                "PATH", "/bin"));

        assertThat(((Parsed.Valid<Settings>) parsed).warnings())
                .containsExactly(
                        "STROWGER_HTPP_PORT: names no setting and is ignored; check its spelling");
    }

    static List<Arguments> badFiles() {
        return List.of(
                bad("htp: {port: 1}", ":1: htp: unknown key; did you mean http?"),
                bad(
                        "http:\n  port: 1\n  prot: 2",
                        ":3: http.prot: unknown key; did you mean port?"),
                bad(
                        "demo: {colour: red}",
                        ":1: demo.colour: unknown key; known here: enabled, port"),
                bad("loops: 1\nloops: 2", ":2: loops: stands twice, first in line 1; remove one"),
                bad(
                        "http: 8080",
                        ":1: http: must be a section: one key, a colon and a value a line"),
                bad("[a]", ":1: must be a section: one key, a colon and a value a line"),
                bad(
                        "loops: [1]",
                        ":1: loops: must be a single value, without a list, a section or a tag"),
                bad(
                        "loops: !!binary MQ==",
                        ":1: loops: must be a single value, without a list, a section or a tag"),
                bad(
                        "loops: !mine 1",
                        ":1: loops: must be a single value, without a list, a section or a tag"),
                bad("loops:", ":1: loops: has no value; give it one or remove the key"),
                bad("? [a]\n: 1", ":1: a key must be a plain word"),
                bad("<<: {loops: 1}", ":1: << brings in no other section here"),
                bad("http: {port: 65536}", ":1: http.port: must be a whole number from 0 to 65535"),
                bad(
                        "management: {port: 8080}",
                        ":1: management.port: is the port of http as well; choose another"),
                bad(
                        "management: {allowedHosts: ['router.internal:8081']}",
                        ":1: management.allowedHosts[0]: must be a host name or an address,"
                                + " without a port"),
                bad(
                        "management: {allowedHosts: ['*']}",
                        ":1: management.allowedHosts[0]: must be a host name or an address,"
                                + " without a port"),
                bad(
                        "management: {allowedOrigins: ['null']}",
                        ":1: management.allowedOrigins[0]: must be an origin such as"
                                + " https://console.example, without a path"),
                bad(
                        "management: {allowedOrigins: ['https://ops.example/']}",
                        ":1: management.allowedOrigins[0]: must be an origin such as"
                                + " https://console.example, without a path"),
                bad(
                        "sessions: {maxLive: 10, maxPlaces: 9}",
                        ":1: sessions.maxPlaces: must not be less than sessions.maxLive"),
                bad(
                        "applications:\n  answerWithin: 16s",
                        ":2: applications.answerWithin: must be a time such as 250ms, 5s, 2m or"
                                + " 1h, at most 15s"),
                bad(
                        "callbacks: {schemes: [ftp]}",
                        ":1: callbacks.schemes[0]: must be one of: http, https"),
                bad(
                        "numbers: {blocked: ['+234']}",
                        ":1: numbers.blocked[0]: must be an international number or its first"
                                + " digits, as 23480, without +"),
                bad("logs: {format: xml}", ":1: logs.format: must be one of: plain, json"),
                bad("demo: {enabled: maybe}", ":1: demo.enabled: must be true or false"),
                bad(
                        "texts: {busy: '" + "x".repeat(183) + "'}",
                        ":1: texts.busy: must fit one screen: from 1 to 182 GSM characters, or 80"
                                + " when others are among them"),
                bad("pepper: short", ":1: pepper: a secret has from 16 to 512 characters"),
                bad(
                        "pepper: ${PEPPER_THAT_IS_NOT_SET}",
                        ":1: pepper: the environment variable PEPPER_THAT_IS_NOT_SET is not set;"
                                + " set it to the secret"),
                bad(
                        "pepper: ${PEPPER:-0123456789abcdef}",
                        ":1: pepper: a secret of the environment is written as ${NAME} and nothing"
                                + " else"),
                bad("loops: 1\n\tdata: x", ":2: a tab cannot indent YAML; use blanks"),
                bad("loops: {", ":1: is not YAML from here on; check quotes, brackets and"),
                bad("a: b: c", ":1: a colon is not allowed here; check the indentation, or put"),
                bad("loops: 1\n---\nloops: 2", ":2: a second document begins here (---)"),
                bad("x: " + "[".repeat(40) + "]".repeat(40), ": is too big, too deep or"));
    }

    private static Arguments bad(String yaml, String expected) {
        return Arguments.of(yaml, expected);
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void shouldSayWhereAndWhatToDo(String yaml, String expected) throws IOException {
        List<String> problems = problems(yaml, Map.of());

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst()).startsWith(written(yaml) + expected);
    }

    @Test
    void shouldReportEverythingTogetherInTheOrderOfTheFile() throws IOException {
        assertThat(problems("loops: x\nhttp: {port: -1}\nfoo: 1\n", Map.of()))
                .extracting(problem -> problem.substring(problem.indexOf(".yaml:") + 6))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("1: loops: "),
                        second -> assertThat(second).startsWith("2: http.port: "),
                        third -> assertThat(third).startsWith("3: foo: "));
    }

    @Test
    void shouldRefuseAFileThatIsNotThereOrNoText() throws IOException {
        Path missing = folder.resolve("missing.yaml");
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', (byte) 0xe9});

        assertThat(problems(missing))
                .containsExactly(missing + ": there is no such file; check the path");
        assertThat(problems(latin))
                .containsExactly(latin + ": is not UTF-8; save it in that encoding");
        assertThat(problems(folder))
                .containsExactly(
                        folder + ": cannot be read; check that it is a file and may be read");
    }

    @Test
    void shouldFindTheGivenFileBeforeAllOthers() {
        Map<String, String> environment = Map.of("STROWGER_CONFIG", "env.yaml");

        assertThat(SettingsFile.find(Path.of("x.yaml"), environment)).isEqualTo(file("x.yaml"));
        assertThat(SettingsFile.find(null, environment)).isEqualTo(file("env.yaml"));
        assertThat(SettingsFile.find(null, Map.of())).isEqualTo(file("conf/strowger.yaml"));
    }

    @Test
    void shouldNeverPrintThePepper() throws IOException {
        String canary = "canary-0123456789";

        assertThat(valid("pepper: " + canary, Map.of()).toString())
                .contains("[hidden]")
                .doesNotContain(canary);
    }

    private static Settings withoutDemo(Settings s) {
        return new Settings(
                s.http(),
                s.management(),
                s.data(),
                List.of(),
                s.loops(),
                s.sessions(),
                s.applications(),
                s.records(),
                s.push(),
                s.verification(),
                s.oneApi(),
                s.numbers(),
                s.outbox(),
                s.texts(),
                s.logs(),
                DemoSettings.DEFAULTS,
                s.drainDelay(),
                s.shutdownWithin(),
                s.pepper());
    }

    private static Source file(String path) {
        return new Source.File(Path.of(path));
    }

    private Path written(String yaml) throws IOException {
        return Files.writeString(folder.resolve("settings.yaml"), yaml);
    }

    private Settings valid(String yaml, Map<String, String> environment) throws IOException {
        return settings(new Source.File(written(yaml)), environment);
    }

    private static Settings settings(Source source, Map<String, String> environment) {
        Parsed<Settings> parsed = SettingsFile.read(source, environment);
        assertThat(parsed).isInstanceOf(Parsed.Valid.class);
        return ((Parsed.Valid<Settings>) parsed).value();
    }

    private List<String> problems(String yaml, Map<String, String> environment) throws IOException {
        return texts(SettingsFile.read(new Source.File(written(yaml)), environment));
    }

    private static List<String> problems(Path file) {
        return texts(SettingsFile.read(new Source.File(file), Map.of()));
    }

    private static List<String> texts(Parsed<Settings> parsed) {
        assertThat(parsed).isInstanceOf(Parsed.Invalid.class);
        return ((Parsed.Invalid<Settings>) parsed)
                .problems().stream().map(Problem::toString).toList();
    }
}
