package io.strowger.store.sql;

import io.strowger.security.PrivateFiles;
import io.strowger.store.StoreException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.jdbcclient.JDBCPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The embedded database: one SQLite file in the data folder, which several processes may have open
 * at once. What was committed is on the disk.
 */
public final class Sqlite {

    /** The file's name in the data folder. */
    public static final String FILE = "strowger.db";

    private static final int BUSY_MILLIS = 5_000;

    /** Whoever serves others waits less than they do, and longer than a command takes to write. */
    private static final int SERVING_BUSY_MILLIS = 2_000;

    private static final int READERS = 2;

    private Sqlite() {}

    /**
     * Opens the database of a data folder, makes both when they are not there, and migrates the
     * schema.
     *
     * @return fails with a {@link StoreException} when the folder or the file cannot be used
     */
    public static Future<Database> open(Vertx vertx, Path data) {
        return open(vertx, data, BUSY_MILLIS);
    }

    /** The same for a router, which does not wait so long for others who write. */
    public static Future<Database> openToServe(Vertx vertx, Path data) {
        return open(vertx, data, SERVING_BUSY_MILLIS);
    }

    private static Future<Database> open(Vertx vertx, Path data, int busyMillis) {
        return vertx.executeBlocking(() -> {
            prepare(data);
            return new Database(
                    pool(vertx, writing(data, busyMillis), 1), pool(vertx, reading(data), READERS));
        });
    }

    /**
     * Opens the database of a data folder for reading alone, beside whoever writes to it.
     *
     * @return fails with a {@link StoreException} when there is none, or none of this program's
     *     schema
     */
    public static Future<Database> openToRead(Vertx vertx, Path data) {
        return vertx.executeBlocking(() -> {
            requireReadable(data);
            Pool pool = pool(vertx, readingOnly(data), 1);
            return new Database(pool, pool);
        });
    }

    private static void requireReadable(Path data) {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            throw new StoreException(
                    "There is no database in %s: name the router's data folder with --data or STROWGER_DATA."
                            .formatted(data));
        }
        try {
            new SqliteSchema(readingOnly(data), file).require();
        } catch (SQLException e) {
            throw unusable(data, e);
        }
    }

    private static StoreException unusable(Path data, Exception e) {
        return new StoreException(
                "The database in %s cannot be opened (%s); check the folder's rights and space."
                        .formatted(data, e.getMessage()),
                e);
    }

    private static void prepare(Path data) {
        try {
            PrivateFiles.prepare(data);
            migrateAlone(data);
        } catch (IOException | SQLException e) {
            throw unusable(data, e);
        }
    }

    /** One process at a time, because two must not both make the first tables. */
    private static synchronized void migrateAlone(Path data) throws IOException, SQLException {
        try (FileChannel channel =
                        PrivateFiles.open(
                                data.resolve("strowger.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assert lock.isValid();
            PrivateFiles.create(data.resolve(FILE)); // SQLite makes its other files likewise
            new SqliteSchema(writing(data, BUSY_MILLIS), data.resolve(FILE)).migrate();
        }
    }

    private static Pool pool(Vertx vertx, SQLiteDataSource source, int size) {
        return JDBCPool.pool(vertx, source, new PoolOptions().setMaxSize(size));
    }

    private static SQLiteDataSource writing(Path data, int busyMillis) {
        SQLiteConfig config = config();
        config.setBusyTimeout(busyMillis);
        // a writer takes its lock at the beginning, so that it waits for others and never fails
        // in the middle because of them
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return source(config, data);
    }

    private static SQLiteDataSource reading(Path data) {
        return source(config(), data);
    }

    private static SQLiteDataSource readingOnly(Path data) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setGetGeneratedKeys(false);
        return source(config, data);
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        config.setGetGeneratedKeys(false);
        return config;
    }

    private static SQLiteDataSource source(SQLiteConfig config, Path data) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + data.resolve(FILE));
        return source;
    }
}
