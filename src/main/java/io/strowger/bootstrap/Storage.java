package io.strowger.bootstrap;

import io.strowger.cli.CommandFailure;
import io.strowger.config.ApplicationDefaults;
import io.strowger.config.Settings;
import io.strowger.dialect.ApplicationSide;
import io.strowger.dialect.Dialects;
import io.strowger.dialect.oneapi.OneApiDialect;
import io.strowger.ops.records.SessionRecords;
import io.strowger.provision.OneApiApplications;
import io.strowger.provision.Provisioner;
import io.strowger.provision.file.ProvisionReader;
import io.strowger.security.Keys;
import io.strowger.security.PepperFile;
import io.strowger.security.Secret;
import io.strowger.store.Outbox;
import io.strowger.store.SessionRecordStore;
import io.strowger.store.sql.Database;
import io.strowger.store.sql.PepperCheck;
import io.strowger.store.sql.SealRewriter;
import io.strowger.store.sql.SqlOutbox;
import io.strowger.store.sql.SqlProvisioner;
import io.strowger.store.sql.SqlRegistry;
import io.strowger.store.sql.SqlSessionRecordStore;
import io.strowger.store.sql.Sqlite;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands before the first request: the database, the keys, what is provisioned, the records.
 */
public record Storage(
        Database database,
        RunningClock clock,
        Keys keys,
        SqlRegistry registry,
        Provisioner provisioner,
        Outbox outbox,
        SessionRecords records,
        SessionRecordStore recordTable) {

    private static final Logger log = LoggerFactory.getLogger(Storage.class);

    /** So far behind the wall is not where it was left. */
    private static final long SLOW_MILLIS = 1_000;

    /** Waits for the disk; not for event loops. */
    public static Storage lay(
            Vertx vertx,
            Settings settings,
            Map<String, String> environment,
            InstantSource wall,
            Protocols protocols)
            throws IOException {
        Keys keys = keys(settings);
        Database database = Sqlite.openToServe(vertx, settings.data()).await();
        PepperCheck.require(database, keys).await();
        SealRewriter.refuseWhatIsOver(database, keys).await();
        RunningClock clock = clock(wall, database.marked().await());
        Provisioner provisioner = new SqlProvisioner(database, keys);
        ProvisionReader reader = protocols.reader(settings, environment);
        new StartProvisioning(reader, provisioner).apply(settings.provision());
        SqlRegistry registry =
                new SqlRegistry(
                        database,
                        keys,
                        oneApi(settings, protocols.dialects()),
                        protocols.dialects(),
                        protocols.connectors().traits());
        registry.start(vertx).await();
        SessionRecordStore table = new SqlSessionRecordStore(database);
        SessionRecords records = records(settings, keys, table, clock);
        Outbox outbox = SqlOutbox.open(database, settings.outbox().maxWaitingPerAccount()).await();
        return new Storage(database, clock, keys, registry, provisioner, outbox, records, table);
    }

    private static RunningClock clock(InstantSource wall, long mark) {
        RunningClock clock = RunningClock.set(wall, mark, System::nanoTime);
        long behind = -clock.wallAheadMillis();
        if (behind > SLOW_MILLIS) {
            log.atWarn()
                    .addKeyValue("behindMillis", behind)
                    .log(
                            "The wall clock stands behind this data; deadlines run on from where they were");
        }
        return clock;
    }

    /** The keys of this installation: from the settings, else from the data folder. */
    public static Keys keys(Settings settings) throws IOException {
        Secret pepper = settings.pepper();
        try {
            return Keys.of(pepper == null ? PepperFile.in(settings.data()) : pepper);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.misconfigured(String.valueOf(e.getMessage()), e);
        }
    }

    /** What holds for applications that no file provisions. */
    public static OneApiApplications oneApi(Settings settings, Dialects dialects) {
        ApplicationDefaults defaults = settings.applications();
        ApplicationSide side = dialects.application(OneApiDialect.NAME);
        Duration usual = side == null ? ApplicationDefaults.LONGEST_ANSWER : side.answerWithin();
        return new OneApiApplications(
                defaults.answerWithin(usual).toMillis(),
                defaults.replyWithin().toMillis(),
                defaults.sessionWithin().toMillis(),
                defaults.connectWithin().toMillis(),
                defaults.concurrency(),
                settings.texts());
    }

    private static SessionRecords records(
            Settings settings, Keys keys, SessionRecordStore table, RunningClock clock)
            throws IOException {
        SessionRecords.Limits limits =
                new SessionRecords.Limits(
                        settings.records().maxQueued(),
                        settings.records().maxFileBytes(),
                        !settings.records().masked());
        return SessionRecords.open(
                settings.records().directory(),
                limits,
                keys.msisdns()::of,
                table::insertAll,
                clock,
                clock.wall());
    }

    /** Writes what is waiting and lets go; waits for it. */
    public void close() {
        records.close();
        mark().transform(_ -> database.close()).await();
    }

    /** Writes how far time has come; fails when the disk does not take what is written. */
    Future<Void> mark() {
        return database.mark(clock.millis());
    }
}
