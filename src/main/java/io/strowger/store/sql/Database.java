package io.strowger.store.sql;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.function.Function;

/** A database with a schema that fits. Nothing here ever waits on an event loop. */
public final class Database {

    private static final String MARK =
            "UPDATE probe SET beats = beats + 1,"
                    + " reached_at = CASE WHEN reached_at < $1 THEN $1 ELSE reached_at END";
    private static final String MARKED = "SELECT reached_at FROM probe";

    private final Pool writer;
    private final Pool readers;
    private final GroupCommit group;
    private final WriteGate gate = new WriteGate();

    /**
     * @param writer runs what changes something; for SQLite one at a time
     * @param readers run what only reads, beside the writer
     */
    Database(Pool writer, Pool readers) {
        this.writer = writer;
        this.readers = readers;
        this.group = new GroupCommit(this);
    }

    Pool writer() {
        return writer;
    }

    /**
     * Runs work on the one connection that writes; fails at once when somebody else holds the
     * database.
     */
    <T> Future<T> onWriter(Function<SqlConnection, Future<T>> work) {
        return gate.pass()
                .compose(_ ->
                        writer.withConnection(connection ->
                                gate.pass()
                                        .compose(_ -> work.apply(connection))
                                        .onComplete((_, error) -> gate.told(error))));
    }

    Pool readers() {
        return readers;
    }

    /**
     * Runs one statement that changes something; durable when the future succeeds. It waits for the
     * disk together with all that are written at the time, whoever writes them.
     */
    Future<RowSet<Row>> write(String statement, Tuple values) {
        return group.write(statement, values);
    }

    /**
     * Runs several statements as one; durable when the future succeeds. They wait for the disk
     * together with all that are written at the time. The first has to be a write, and nothing but
     * the database may change by the work, because it may be run twice.
     */
    <T> Future<T> unit(Function<SqlClient, Future<T>> work) {
        return group.unit(work);
    }

    /**
     * Writes how far time has come, which never goes back: fails when the disk is full, cannot be
     * written or does not answer. It asks whoever holds the database.
     *
     * @param now epoch milliseconds
     */
    public Future<Void> mark(long now) {
        return writer.preparedQuery(MARK)
                .execute(Tuple.of(now))
                .onComplete((_, error) -> gate.told(error))
                .mapEmpty();
    }

    /**
     * How far time had come when it was marked last, in epoch milliseconds; 0 when it never was.
     */
    public Future<Long> marked() {
        return readers.query(MARKED).execute().map(rows -> rows.iterator().next().getLong(0));
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
        return onWriter(connection ->
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
