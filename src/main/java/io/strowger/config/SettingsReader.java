package io.strowger.config;

import static io.strowger.config.yaml.Values.constant;
import static io.strowger.config.yaml.Values.delay;
import static io.strowger.config.yaml.Values.duration;
import static io.strowger.config.yaml.Values.line;
import static io.strowger.config.yaml.Values.number;
import static io.strowger.config.yaml.Values.path;
import static io.strowger.config.yaml.Values.size;
import static io.strowger.config.yaml.Values.truth;
import static io.strowger.config.yaml.Values.url;

import io.strowger.api.verification.VerificationCodec;
import io.strowger.config.ApplicationDefaults.Circuit;
import io.strowger.config.yaml.Located;
import io.strowger.config.yaml.Section;
import io.strowger.config.yaml.Source;
import io.strowger.dialect.oneapi.OneApiDialect;
import io.strowger.security.AddressRange;
import io.strowger.security.Authority;
import io.strowger.security.WebOrigin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.event.Level;

/** Makes settings of the keys of a file. */
final class SettingsReader {

    private static final Duration LONGEST = Duration.ofHours(1);

    /** A hundred years: for ever. */
    private static final Duration LONGEST_KEPT = Duration.ofDays(36_500);

    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_CONNECTIONS = 1_000_000;
    private static final int MOST_SESSIONS = 100_000_000;
    private static final int MOST_LOOPS = 1_024;
    private static final int LONGEST_HOST = 253;
    private static final int SHORTEST_PEPPER = 16;
    private static final Pattern HEALTH_PATH = Pattern.compile("(/[A-Za-z0-9._~-]{1,64}){1,4}");
    private static final List<String> OWN_PATHS =
            List.of("/network/", "/ussd/", "/apicall/", "/token/", "/api/v1/", "/1/");
    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{0,14}");

    private final Source source;
    private final Section root;

    SettingsReader(Source source, Section root) {
        this.source = source;
        this.root = root;
    }

    Settings read() {
        Settings defaults = Settings.defaults();
        Path data = root.get("data", path(), defaults.data());
        HttpSettings http = http(root.section("http"));
        return new Settings(
                http,
                management(root.section("management"), http),
                data,
                provisioning(),
                root.get("loops", number(0, MOST_LOOPS), defaults.loops()),
                sessions(root.section("sessions")),
                applications(root.section("applications")),
                records(root.section("records"), data),
                push(root.section("push")),
                VerificationReader.read(root.section(VerificationCodec.NAME)),
                OneApiReader.read(root.section(OneApiDialect.NAME), root.section("callbacks")),
                new NumberSettings(root.section("numbers").list("blocked", SettingsReader::digits)),
                outbox(root.section("outbox"), defaults.outbox()),
                TextsReader.read(root.section("texts"), defaults.texts()),
                logs(root.section("logs")),
                demo(root.section("demo")),
                root.optional("drainDelay", delay(LONGEST)),
                root.get("shutdownWithin", duration(LONGEST), defaults.shutdownWithin()),
                root.secret("pepper", SHORTEST_PEPPER));
    }

    private static HttpSettings http(Section http) {
        HttpSettings defaults = HttpSettings.DEFAULTS;
        List<AddressRange> proxies = http.list("trustedProxies", AddressRange::parse);
        boolean protocol = http.get("proxyProtocol", truth(), defaults.proxyProtocol());
        if (protocol && proxies.isEmpty()) {
            http.refuse("proxyProtocol", "needs trustedProxies; name the addresses it comes from");
        }
        return new HttpSettings(
                http.get("host", line(LONGEST_HOST), defaults.host()),
                http.get("port", number(0, HIGHEST_PORT), defaults.port()),
                http.get("maxConnections", number(0, MOST_CONNECTIONS), defaults.maxConnections()),
                http.get("maxInFlight", number(1, MOST_CONNECTIONS), defaults.maxInFlight()),
                http.get("idleTimeout", duration(LONGEST), defaults.idleTimeout()),
                http.get("headersWithin", duration(LONGEST), defaults.headersWithin()),
                http.get("bodyWithin", duration(LONGEST), defaults.bodyWithin()),
                proxies,
                protocol,
                http.get("health", SettingsReader::healthPath, defaults.health()),
                http.optional("publicUrl", SettingsReader::publicUrl));
    }

    private static ManagementSettings management(Section management, HttpSettings http) {
        ManagementSettings defaults = ManagementSettings.DEFAULTS;
        String host = management.get("host", line(LONGEST_HOST), defaults.host());
        int port = management.get("port", number(0, HIGHEST_PORT), defaults.port());
        if (port != 0 && port == http.port()) {
            management.refuse("port", "is the port of http as well; choose another");
        }
        return new ManagementSettings(
                host,
                port,
                Set.copyOf(management.list("allowedHosts", Authority::hostOf)),
                Set.copyOf(management.list("allowedOrigins", WebOrigin::require)));
    }

    private static SessionSettings sessions(Section sessions) {
        SessionSettings defaults = SessionSettings.DEFAULTS;
        int live = sessions.get("maxLive", number(1, MOST_SESSIONS), defaults.maxLive());
        int places = sessions.get("maxPlaces", number(1, 2 * MOST_SESSIONS), 2 * live);
        if (places < live) {
            sessions.refuse("maxPlaces", "must not be less than sessions.maxLive");
        }
        return new SessionSettings(
                live,
                places,
                sessions.get("maxBytes", size(0, 1L << 50), defaults.maxBytes()),
                sessions.get("rememberEnded", duration(LONGEST), defaults.rememberEnded()),
                sessions.get("margin", duration(LONGEST), defaults.margin()),
                sessions.get("storeWithin", duration(LONGEST), defaults.storeWithin()),
                sessions.get("submitWithin", duration(LONGEST), defaults.submitWithin()));
    }

    private static ApplicationDefaults applications(Section applications) {
        ApplicationDefaults defaults = ApplicationDefaults.DEFAULTS;
        Duration longestAnswer = ApplicationDefaults.LONGEST_ANSWER;
        return new ApplicationDefaults(
                applications.optional("answerWithin", duration(longestAnswer)),
                applications.get("replyWithin", duration(LONGEST), defaults.replyWithin()),
                applications.get("sessionWithin", duration(LONGEST), defaults.sessionWithin()),
                applications.get(
                        "connectWithin", duration(longestAnswer), defaults.connectWithin()),
                applications.get("connectionLife", duration(LONGEST), defaults.connectionLife()),
                (int) maxAnswerBytes(applications, defaults),
                maxDataBytes(applications, defaults),
                applications.get(
                        "concurrency", number(1, MOST_CONNECTIONS), defaults.concurrency()),
                circuit(applications.section("circuit"), defaults.circuit()));
    }

    private static long maxAnswerBytes(Section applications, ApplicationDefaults defaults) {
        return applications.get(
                "maxAnswerBytes", size(256, 16 << 20), (long) defaults.maxAnswerBytes());
    }

    private static int maxDataBytes(Section applications, ApplicationDefaults defaults) {
        long most =
                applications.get("maxDataBytes", size(0, 16 << 20), (long) defaults.maxDataBytes());
        return (int) most;
    }

    private static Circuit circuit(Section circuit, Circuit defaults) {
        return new Circuit(
                circuit.get("failures", number(1, 1_000_000), defaults.failures()),
                circuit.get("openFor", duration(LONGEST), defaults.openFor()));
    }

    private static RecordSettings records(Section records, Path data) {
        RecordSettings defaults = RecordSettings.DEFAULTS;
        Path directory = records.get("directory", path(), Path.of("records"));
        return new RecordSettings(
                records.get("masked", truth(), defaults.masked()),
                data.resolve(directory),
                records.get("maxFileBytes", size(1 << 10, 1L << 40), defaults.maxFileBytes()),
                records.get("maxQueued", number(1, MOST_SESSIONS), defaults.maxQueued()),
                keep(records.section("keep"), defaults.keep()));
    }

    private static RecordSettings.Keep keep(Section keep, RecordSettings.Keep defaults) {
        return new RecordSettings.Keep(
                keep.get("files", duration(LONGEST_KEPT), defaults.files()),
                keep.get("table", duration(LONGEST_KEPT), defaults.table()),
                keep.get("compressAfter", duration(LONGEST_KEPT), defaults.compressAfter()));
    }

    private static PushSettings push(Section push) {
        PushSettings defaults = PushSettings.DEFAULTS;
        PushSettings read =
                new PushSettings(
                        push.get("settleWithin", duration(LONGEST), defaults.settleWithin()),
                        push.get("unknownWithin", duration(LONGEST), defaults.unknownWithin()),
                        push.get("perSecond", number(0, MOST_CONNECTIONS), defaults.perSecond()));
        if (read.unknownWithin().compareTo(read.settleWithin()) < 0) {
            push.refuse("unknownWithin", "must not be less than push.settleWithin");
        }
        return read;
    }

    private static OutboxSettings outbox(Section outbox, OutboxSettings defaults) {
        return new OutboxSettings(
                outbox.get(
                        "maxWaitingPerAccount",
                        number(1, MOST_SESSIONS),
                        defaults.maxWaitingPerAccount()));
    }

    /** A path that nothing of the router's own is below. */
    private static String healthPath(String text) {
        if (!HEALTH_PATH.matcher(text).matches()
                || OWN_PATHS.stream().anyMatch(own -> (text + "/").startsWith(own))) {
            throw new IllegalArgumentException(
                    "must be a path such as /healthz, of letters, digits, and - . _ ~ between"
                            + " slashes, and none of the router's own");
        }
        return text;
    }

    /** Without a slash at its end, so that paths can be put behind it. */
    private static URI publicUrl(String text) {
        URI url = url().apply(text);
        if (url.getRawQuery() != null) {
            throw new IllegalArgumentException("must be a URL without ?");
        }
        return URI.create(text.replaceFirst("/+$", ""));
    }

    private static String digits(String text) {
        if (!DIGITS.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be an international number or its first digits, as 23480, without +");
        }
        return text;
    }

    private static LogSettings logs(Section logs) {
        LogSettings defaults = LogSettings.DEFAULTS;
        return new LogSettings(
                logs.get("format", constant(LogSettings.Format.class), defaults.format()),
                logs.get("level", constant(Level.class), defaults.level()));
    }

    private static DemoSettings demo(Section demo) {
        DemoSettings defaults = DemoSettings.DEFAULTS;
        return new DemoSettings(
                demo.get("enabled", truth(), defaults.enabled()),
                demo.get("port", number(0, HIGHEST_PORT), defaults.port()));
    }

    /** The jar's own settings name the demo in the jar; all else are files. */
    private List<Source> provisioning() {
        List<Source> sources = new ArrayList<>();
        for (Located<Path> path : root.located("provision", path())) {
            boolean inJar =
                    source instanceof Source.BuiltIn && path.spot().source().equals(source.name());
            sources.add(
                    inJar
                            ? new Source.BuiltIn(path.value().toString())
                            : new Source.File(path.value()));
        }
        return List.copyOf(sources);
    }
}
