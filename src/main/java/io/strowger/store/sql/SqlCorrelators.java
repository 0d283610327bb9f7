package io.strowger.store.sql;

import io.strowger.security.KeyedHash;
import io.strowger.security.Keys;
import io.strowger.store.Correlators;
import io.strowger.store.sql.Beginnings.Beginning;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Correlators in a table, which holds keys as keyed hashes only. */
public final class SqlCorrelators implements Correlators {

    private static final String READ =
            "SELECT body, status, answer, started_at FROM correlators"
                    + " WHERE id = $1 AND expires_at > $2";
    private static final String FINISH =
            "UPDATE correlators SET status = $1, answer = $2 WHERE id = $3 AND status = 0";
    private static final String ABANDON = "DELETE FROM correlators WHERE id = $1 AND status = 0";
    private static final String FORGET = "DELETE FROM correlators WHERE expires_at <= $1";

    private static final String COUNT = "SELECT count(*) FROM correlators";

    private final Database database;
    private final KeyedHash hasher;
    private final Beginnings beginnings;
    private final long most;
    private final AtomicLong rows = new AtomicLong(-1);

    /**
     * @param most how many are remembered; a request more is not begun
     */
    public SqlCorrelators(Database database, Keys keys, long most) {
        this.database = database;
        this.hasher = keys.credentials();
        this.beginnings = new Beginnings(database);
        this.most = most;
    }

    @Override
    public Future<Begun> begin(Key key, String body, Buffer presumed, long now) {
        Beginning wanted = new Beginning(id(key), body, presumed, now);
        return rows.get() < 0 ? counted().compose(_ -> begin(wanted)) : begin(wanted);
    }

    /** Other processes write as well, so that this is now and then counted anew. */
    private Future<Void> counted() {
        return database.readers()
                .query(COUNT)
                .execute()
                .onSuccess(counted -> rows.set(counted.iterator().next().getLong(0)))
                .mapEmpty();
    }

    private Future<Begun> begin(Beginning wanted) {
        if (rows.get() >= most) {
            return known(wanted, _ -> Future.succeededFuture(new Begun.NoRoom()));
        }
        return beginnings
                .begin(wanted)
                .compose(isNew -> isNew ? begun() : known(wanted, this::begin));
    }

    private Future<Begun> begun() {
        rows.incrementAndGet();
        return Future.succeededFuture(new Begun.New());
    }

    /**
     * @param unknown what to do when it is not there, or was abandoned meanwhile
     */
    private Future<Begun> known(Beginning wanted, Function<Beginning, Future<Begun>> unknown) {
        return database.readers()
                .preparedQuery(READ)
                .execute(Tuple.of(wanted.id(), wanted.now()))
                .compose(found ->
                        found.size() == 0
                                ? unknown.apply(wanted)
                                : Future.succeededFuture(
                                        begun(found.iterator().next(), wanted.body())));
    }

    private static Begun begun(Row row, String body) {
        int status = row.getInteger(1);
        long startedAt = row.getLong(3);
        if (!row.getString(0).equals(body)) {
            return new Begun.OtherBody();
        }
        return status == 0
                ? new Begun.InFlight(row.getBuffer(2), startedAt)
                : new Begun.Done(status, row.getBuffer(2), startedAt);
    }

    @Override
    public Future<Void> finish(Key key, int status, Buffer answer) {
        return write(FINISH, Tuple.of(status, answer, id(key))).mapEmpty();
    }

    @Override
    public Future<Void> abandon(Key key) {
        return write(ABANDON, Tuple.of(id(key)))
                .onSuccess(gone -> rows.addAndGet(-gone.rowCount()))
                .mapEmpty();
    }

    @Override
    public Future<Integer> forget(long now) {
        return write(FORGET, Tuple.of(now))
                .map(RowSet::rowCount)
                .compose(gone -> counted().map(gone));
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
