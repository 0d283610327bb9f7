package io.strowger.config;

import io.strowger.config.yaml.Source;
import io.strowger.core.model.Texts;
import io.strowger.security.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All settings of a router, checked. Prints no secret.
 *
 * @param data folder of the embedded store
 * @param provision provisioning files that are applied at start, in this order
 * @param loops number of event loops; 0 takes one a processor
 * @param outbox what waits for webhooks
 * @param texts the router's own texts where neither network nor application sets another
 * @param drainDelay how long everything is served on after a stop was asked for, or null when it is
 *     not said
 * @param shutdownWithin how long live hops may take to finish on a stop
 * @param pepper key of the stored hashes; null when it is kept in the data folder
 */
public record Settings(
        HttpSettings http,
        ManagementSettings management,
        Path data,
        List<Source> provision,
        int loops,
        SessionSettings sessions,
        ApplicationDefaults applications,
        RecordSettings records,
        PushSettings push,
        VerificationSettings verification,
        OneApiSettings oneApi,
        NumberSettings numbers,
        OutboxSettings outbox,
        Texts texts,
        LogSettings logs,
        DemoSettings demo,
        @Nullable Duration drainDelay,
        Duration shutdownWithin,
        @Nullable Secret pepper) {

    /** Two checks of most balancers, and a moment to heed them. */
    private static final Duration DRAIN_DELAY = Duration.ofSeconds(5);

    private static final Settings DEFAULTS =
            new Settings(
                    HttpSettings.DEFAULTS,
                    ManagementSettings.DEFAULTS,
                    Path.of("data"),
                    List.of(),
                    0,
                    SessionSettings.DEFAULTS,
                    ApplicationDefaults.DEFAULTS,
                    RecordSettings.DEFAULTS,
                    PushSettings.DEFAULTS,
                    VerificationSettings.DEFAULTS,
                    OneApiSettings.DEFAULTS,
                    NumberSettings.DEFAULTS,
                    OutboxSettings.DEFAULTS,
                    Texts.DEFAULTS,
                    LogSettings.DEFAULTS,
                    DemoSettings.DEFAULTS,
                    null,
                    Duration.ofSeconds(30),
                    null);

    /** What an empty file says: nothing is provisioned and the demo application is off. */
    public static Settings defaults() {
        return DEFAULTS;
    }

    /** The same with other provisioning files. */
    public Settings withProvision(List<Source> files) {
        return new Settings(
                http,
                management,
                data,
                List.copyOf(files),
                loops,
                sessions,
                applications,
                records,
                push,
                verification,
                oneApi,
                numbers,
                outbox,
                texts,
                logs,
                demo,
                drainDelay,
                shutdownWithin,
                pepper);
    }

    /** The same for a person at a terminal, who waits for no balancer unless the settings do. */
    public Settings atTerminal() {
        return new Settings(
                http,
                management,
                data,
                provision,
                loops,
                sessions,
                applications,
                records,
                push,
                verification,
                oneApi,
                numbers,
                outbox,
                texts,
                logs,
                demo,
                drainDelay == null ? Duration.ZERO : drainDelay,
                shutdownWithin,
                pepper);
    }

    /** How long everything is served on after a stop was asked for. */
    public Duration servesOnFor() {
        return drainDelay == null ? DRAIN_DELAY : drainDelay;
    }

    /** The number of event loops, at least 1. */
    public int eventLoops() {
        return loops > 0 ? loops : Runtime.getRuntime().availableProcessors();
    }
}
