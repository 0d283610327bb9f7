package io.strowger.store.sql;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Function;

/**
 * A database with a schema that fits. Nothing here ever waits on an event loop.
 *
 * @param writer runs what changes something; for SQLite one at a time
 * @param readers run what only reads, beside the writer
 */
public record Database(Pool writer, Pool readers) {

    private static final String BEAT = "UPDATE probe SET beats = beats + 1";

    /** Writes something: fails when the disk is full, cannot be written or does not answer. */
    public Future<Void> healthy() {
        return writer.query(BEAT).execute().mapEmpty();
    }

    /**
     * Runs work on one connection of the writer, whole or not at all. Its first statement has to be
     * a write, so that SQLite waits for other writers there and not in the middle.
     *
     * <p>The transaction is opened and closed by statements: after a transaction of its own, the
     * JDBC client leaves automatic commits off, so that SQLite begins the next one at once, locks
     * every other process out and never commits what follows.
     */
    <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
        return writer.withConnection(connection ->
                connection
                        .query("BEGIN")
                        .execute()
                        .compose(_ -> work.apply(connection))
                        .compose(done -> run(connection, "COMMIT").map(done))
                        .recover(failure -> undone(connection, failure)));
    }

    private static <T> Future<T> undone(SqlConnection connection, Throwable failure) {
        return run(connection, "ROLLBACK").transform((_, _) -> Future.failedFuture(failure));
    }

    private static Future<Void> run(SqlConnection connection, String statement) {
        return connection.query(statement).execute().mapEmpty();
    }

    public Future<Void> close() {
        return Future.join(readers.close(), writer.close()).mapEmpty();
    }
}
