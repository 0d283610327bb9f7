package io.strowger.bootstrap;

import io.strowger.cli.StoreOpener;
import io.strowger.config.Settings;
import io.strowger.ops.logging.LogSetup;
import io.strowger.provision.Provisioner;
import io.strowger.security.Keys;
import io.strowger.store.Purses;
import io.strowger.store.sql.Database;
import io.strowger.store.sql.PepperCheck;
import io.strowger.store.sql.SqlProvisioner;
import io.strowger.store.sql.SqlPurses;
import io.strowger.store.sql.Sqlite;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;

/** The embedded database, opened for a command that works on it and nothing else. */
public record ProvisionedStore(
        Vertx vertx, Database database, Provisioner provisioner, Purses purses)
        implements StoreOpener.Store {

    /** Opens the database of the data folder; makes it when there is none. */
    public static ProvisionedStore open(Settings settings) throws IOException {
        LogSetup.apply(LogSetup.Format.PLAIN, "WARN"); // a command says one sentence
        Keys keys = Storage.keys(settings);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try {
            Database database = Sqlite.open(vertx, settings.data()).await();
            PepperCheck.require(database, keys).await();
            return new ProvisionedStore(
                    vertx, database, new SqlProvisioner(database, keys), new SqlPurses(database));
        } catch (RuntimeException e) {
            vertx.close().await();
            throw e;
        }
    }

    @Override
    public void close() {
        database.close().await();
        vertx.close().await();
    }
}
