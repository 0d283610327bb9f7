package io.strowger.store.sql;

import io.strowger.security.Keys;
import io.strowger.store.Correlators;
import io.strowger.store.sql.Beginnings.Beginning;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Correlators in a table, which holds keys as keyed hashes only, and answers sealed. */
public final class SqlCorrelators implements Correlators {

    private static final ExpiredRows EXPIRED =
            ExpiredRows.deleted("correlators", "id", "expires_at <= $1", "expires_at");

    private static final String COUNT = "SELECT count(*) FROM correlators";

    private final Database database;
    private final CorrelatorRows keys;
    private final Beginnings beginnings;
    private final long most;
    private final AtomicLong rows = new AtomicLong(-1);

    /**
     * @param most how many are remembered; a request more is not begun
     */
    public SqlCorrelators(Database database, Keys keys, long most) {
        this.database = database;
        this.keys = new CorrelatorRows(keys);
        this.beginnings = new Beginnings(database);
        this.most = most;
    }

    @Override
    public Future<Begun> begin(Key key, String body, Buffer presumed, long now) {
        Beginning wanted = new Beginning(keys.id(key), body, keys.sealed(presumed), now);
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
        return CorrelatorRows.known(database.readers(), wanted)
                .compose(found ->
                        found.map(keys::opened)
                                .map(Future::succeededFuture)
                                .orElseGet(() -> unknown.apply(wanted)));
    }

    @Override
    public Future<Void> finish(Key key, int status, Buffer answer) {
        return write(CorrelatorRows.FINISH, Tuple.of(status, keys.sealed(answer), keys.id(key)))
                .mapEmpty();
    }

    @Override
    public Future<Void> abandon(Key key) {
        return write(CorrelatorRows.ABANDON, Tuple.of(keys.id(key)))
                .onSuccess(gone -> rows.addAndGet(-gone.rowCount()))
                .mapEmpty();
    }

    /** The last that are forgotten of many are followed by a count, which takes its time. */
    @Override
    public Future<Integer> forget(long now, int most) {
        return EXPIRED.forget(database, now, most)
                .compose(gone -> gone == most ? Future.succeededFuture(gone) : counted().map(gone));
    }

    private Future<RowSet<Row>> write(String statement, Tuple values) {
        return database.write(statement, values);
    }
}
