package io.strowger.bootstrap;

import io.strowger.cli.SessionRecordOpener;
import io.strowger.config.Settings;
import io.strowger.core.model.Msisdn;
import io.strowger.dialect.Dialects;
import io.strowger.numbering.Numbering;
import io.strowger.ops.logging.LogSetup;
import io.strowger.provision.NetworkDefinition;
import io.strowger.security.Keys;
import io.strowger.security.PepperFile;
import io.strowger.store.SessionRecordReader;
import io.strowger.store.StoreException;
import io.strowger.store.sql.Database;
import io.strowger.store.sql.PepperCheck;
import io.strowger.store.sql.SqlRegistry;
import io.strowger.store.sql.SqlSessionRecordReader;
import io.strowger.store.sql.Sqlite;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;

/** The embedded database, opened to read session records; the keys only when they are needed. */
public record RecordedSessions(
        Vertx vertx, Database database, SessionRecordReader reader, Settings settings)
        implements SessionRecordOpener.OpenRecords {

    /** Opens the database of the data folder. */
    public static RecordedSessions open(Settings settings) {
        LogSetup.apply(LogSetup.Format.PLAIN, "WARN"); // a command says one sentence
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try {
            Database database = Sqlite.openToRead(vertx, settings.data()).await();
            return new RecordedSessions(
                    vertx, database, new SqlSessionRecordReader(database), settings);
        } catch (RuntimeException e) {
            vertx.close().await();
            throw e;
        }
    }

    @Override
    public Set<String> countries() {
        Dialects dialects = Protocols.STANDARD.dialects();
        SqlRegistry registry =
                new SqlRegistry(
                        database,
                        keys(),
                        Storage.oneApi(settings, dialects),
                        dialects,
                        Protocols.STANDARD.connectors().traits());
        registry.start(vertx).await();
        return registry.current().networks().stream()
                .map(NetworkDefinition::country)
                .filter(Numbering::supports)
                .collect(Collectors.toSet());
    }

    @Override
    public long hash(Msisdn msisdn) {
        Keys keys = keys();
        PepperCheck.compare(database, keys).await();
        return keys.msisdns().of(msisdn);
    }

    /** Reads the pepper and never makes one, which would find nothing. */
    private Keys keys() {
        if (settings.pepper() == null && !PepperFile.isIn(settings.data())) {
            throw new StoreException(
                    "The file 'pepper' of the data folder is not there, without which no record is"
                            + " found by number: put it back, or set STROWGER_PEPPER to it.");
        }
        try {
            return Storage.keys(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        database.close().await();
        vertx.close().await();
    }
}
