package io.strowger.store.sql;

import io.strowger.security.Keys;
import io.strowger.store.Correlators;
import io.strowger.store.sql.CorrelatorBatch.Beginning;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.function.Function;

/** Correlators in a table, which holds keys as keyed hashes only, and answers sealed. */
public final class SqlCorrelators implements Correlators {

    private static final ExpiredRows EXPIRED =
            ExpiredRows.deleted("correlators", "id", "expires_at <= $1", "expires_at");

    private final Database database;
    private final CorrelatorRows keys;
    private final CorrelatorBatch beginnings;
    private final RowQuota quota;

    /**
     * @param quota how many are remembered; a request more is not begun
     */
    public SqlCorrelators(Database database, Keys keys, RowQuota quota) {
        this.database = database;
        this.keys = new CorrelatorRows(keys);
        this.beginnings = new CorrelatorBatch(database);
        this.quota = quota;
    }

    @Override
    public Future<Begun> begin(Key key, String body, Buffer presumed, long now) {
        String id = keys.id(key);
        return begin(new Beginning(id, key.account(), body, keys.sealed(id, presumed), now));
    }

    private Future<Begun> begin(Beginning wanted) {
        return quota.take(wanted.account(), wanted.now())
                .compose(answer ->
                        switch (answer) {
                            case TAKEN -> taken(wanted);
                            case ACCOUNT_FULL -> known(wanted, _ -> done(new Begun.ShareUsed()));
                            case TABLE_FULL -> known(wanted, _ -> done(new Begun.NoRoom()));
                        });
    }

    private Future<Begun> taken(Beginning wanted) {
        return beginnings
                .begin(wanted)
                .onComplete(
                        (isNew, error) -> quota.settle(wanted.account(), error == null && isNew))
                .compose(isNew -> isNew ? done(new Begun.New()) : known(wanted, this::begin));
    }

    private static Future<Begun> done(Begun begun) {
        return Future.succeededFuture(begun);
    }

    /**
     * @param unknown what to do when it is not there, or was abandoned meanwhile
     */
    private Future<Begun> known(Beginning wanted, Function<Beginning, Future<Begun>> unknown) {
        return CorrelatorRows.known(database.readers(), wanted)
                .compose(found ->
                        found.map(begun -> keys.opened(wanted.id(), begun))
                                .map(Future::succeededFuture)
                                .orElseGet(() -> unknown.apply(wanted)));
    }

    @Override
    public Future<Void> finish(Key key, int status, Buffer answer) {
        String id = keys.id(key);
        return write(CorrelatorRows.FINISH, Tuple.of(status, keys.sealed(id, answer), id))
                .mapEmpty();
    }

    @Override
    public Future<Void> abandon(Key key) {
        return write(CorrelatorRows.ABANDON, Tuple.of(keys.id(key)))
                .onSuccess(quota::removed)
                .mapEmpty();
    }

    /** The last that are forgotten of many are followed by a count, which takes its time. */
    @Override
    public Future<Integer> forget(long now, int most) {
        return EXPIRED.forget(database, now, most)
                .compose(gone ->
                        gone == most ? Future.succeededFuture(gone) : quota.count(now).map(gone));
    }

    private Future<RowSet<Row>> write(String statement, Tuple values) {
        return database.write(statement, values);
    }
}
