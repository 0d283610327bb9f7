package io.strowger.store.sql;

import io.strowger.security.KeyedHash;
import io.strowger.security.Keys;
import io.strowger.store.Correlators;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Correlators in a table, which holds keys as keyed hashes only. */
public final class SqlCorrelators implements Correlators {

    // a row comes back to the one who made it, or who found one that had expired
    private static final String BEGIN =
            "INSERT INTO correlators (id, body, started_at, expires_at, status, answer)"
                    + " VALUES ($1, $2, $3, $4, 0, $5)"
                    + " ON CONFLICT (id) DO UPDATE SET body = excluded.body, status = 0,"
                    + " answer = excluded.answer, started_at = excluded.started_at,"
                    + " expires_at = excluded.expires_at"
                    + " WHERE correlators.expires_at <= excluded.started_at RETURNING id";
    private static final String READ =
            "SELECT body, status, answer, started_at FROM correlators WHERE id = $1";
    private static final String FINISH =
            "UPDATE correlators SET status = $1, answer = $2 WHERE id = $3 AND status = 0";
    private static final String ABANDON = "DELETE FROM correlators WHERE id = $1 AND status = 0";
    private static final String FORGET = "DELETE FROM correlators WHERE expires_at <= $1";

    private final Database database;
    private final KeyedHash hasher;

    public SqlCorrelators(Database database, Keys keys) {
        this.database = database;
        this.hasher = keys.credentials();
    }

    @Override
    public Future<Begun> begin(Key key, String body, long now) {
        return begin(id(key), body, now);
    }

    private Future<Begun> begin(String id, String body, long now) {
        return write(BEGIN, Tuple.of(id, body, now, now + KEPT_MILLIS, Buffer.buffer()))
                .compose(rows ->
                        rows.size() == 1
                                ? Future.succeededFuture(new Begun.New())
                                : known(id, body, now));
    }

    private Future<Begun> known(String id, String body, long now) {
        return database.readers()
                .preparedQuery(READ)
                .execute(Tuple.of(id))
                .compose(rows ->
                        rows.size() == 1
                                ? Future.succeededFuture(begun(rows.iterator().next(), body))
                                : begin(id, body, now)); // abandoned in between
    }

    private static Begun begun(Row row, String body) {
        int status = row.getInteger(1);
        long startedAt = row.getLong(3);
        if (!row.getString(0).equals(body)) {
            return new Begun.OtherBody();
        }
        return status == 0
                ? new Begun.InFlight(startedAt)
                : new Begun.Done(status, row.getBuffer(2), startedAt);
    }

    @Override
    public Future<Void> finish(Key key, int status, Buffer answer) {
        return write(FINISH, Tuple.of(status, answer, id(key))).mapEmpty();
    }

    @Override
    public Future<Void> abandon(Key key) {
        return write(ABANDON, Tuple.of(id(key))).mapEmpty();
    }

    @Override
    public Future<Integer> forget(long now) {
        return write(FORGET, Tuple.of(now)).map(RowSet::rowCount);
    }

    private Future<RowSet<Row>> write(String statement, Tuple values) {
        return database.write(statement, values);
    }

    /** Every part has its length in front, so that no two keys are written alike. */
    private String id(Key key) {
        StringBuilder parts = new StringBuilder("correlator");
        for (String part :
                List.of(key.credential(), key.operation(), key.address(), key.correlator())) {
            parts.append(' ').append(part.length()).append(' ').append(part);
        }
        return hasher.hex(parts.toString());
    }
}
