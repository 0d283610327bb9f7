package io.strowger.store.sql;

import io.strowger.core.model.SessionId;
import io.strowger.store.Correlators;
import io.strowger.store.Pushes.Swept;
import io.strowger.store.RecoveryGuesses;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Settles pushes that nobody else settles, and forgets what is over. It looks before it writes. */
final class PushSweep {

    private static final int PAGE = 256;
    // the first condition is the index's own, word for word
    private static final String OPEN =
            "SELECT session FROM pushes WHERE state IN ('HELD', 'SUBMITTING', 'UNKNOWN')";
    private static final String NEXT = " ORDER BY created_at LIMIT $2";
    private static final String HELD = OPEN + " AND state = 'HELD' AND created_at < $1" + NEXT;
    private static final String SUBMITTED =
            OPEN + " AND state = 'SUBMITTING' AND created_at < $1 AND submitted_at < $1" + NEXT;
    private static final String UNKNOWN =
            OPEN + " AND state = 'UNKNOWN' AND created_at < $1" + NEXT;

    private static final String ANY_EXPIRED =
            "SELECT 1 FROM pushes WHERE token <> '' AND token_expires_at <= $1 LIMIT 1";
    private static final String EXPIRE =
            "UPDATE pushes SET "
                    + RecoveryRows.EMPTIED
                    + " WHERE token <> '' AND token_expires_at <= $1";
    private static final String ANY_OVER =
            "SELECT 1 FROM pushes WHERE session < $1 AND flagged = 0"
                    + " AND state IN ('COMMITTED', 'RELEASED') LIMIT 1";
    private static final String FORGET =
            "DELETE FROM pushes WHERE session IN (SELECT session FROM pushes WHERE session < $1"
                    + " AND flagged = 0 AND state IN ('COMMITTED', 'RELEASED') LIMIT 1000)";
    private static final String ANY_CALM =
            "SELECT 1 FROM recovery_misses WHERE latest <= $1 LIMIT 1";
    private static final String CALM = "DELETE FROM recovery_misses WHERE latest <= $1";

    private final Database database;
    private final RowQuota quota;

    PushSweep(Database database, RowQuota quota) {
        this.database = database;
        this.quota = quota;
    }

    Future<Swept> run(long heldBefore, long unknownBefore, long now) {
        return settled(Settlement.ABANDONED, HELD, heldBefore, now)
                .compose(abandoned ->
                        settled(Settlement.UNKNOWN, SUBMITTED, heldBefore, now)
                                .compose(unknown ->
                                        settled(Settlement.FLAGGED, UNKNOWN, unknownBefore, now)
                                                .map(flagged ->
                                                        new Swept(abandoned, unknown, flagged))))
                .compose(swept -> forget(now).map(swept));
    }

    /** Page by page; what is settled, by whomever, is not found again. */
    private Future<Integer> settled(Settlement how, String select, long before, long now) {
        return database.readers()
                .preparedQuery(select)
                .execute(Tuple.of(before, PAGE))
                .compose(rows ->
                        settled(how, rows.stream().map(row -> row.getString(0)).toList(), now)
                                .compose(count ->
                                        rows.size() == PAGE
                                                ? settled(how, select, before, now)
                                                        .map(more -> more + count)
                                                : Future.succeededFuture(count)));
    }

    private Future<Integer> settled(Settlement how, List<String> sessions, long now) {
        List<Future<Boolean>> all =
                sessions.stream()
                        .map(id ->
                                database.unit(client -> how.run(client, id, now)).map(quota::told))
                        .toList();
        return Future.join(all).map(_ -> (int) all.stream().filter(Future::result).count());
    }

    private Future<?> forget(long now) {
        long day = now - Correlators.KEPT_MILLIS;
        String oldest = SessionId.timeOrdered(Math.max(0, day), 0, 0).hex();
        return when(ANY_EXPIRED, EXPIRE, Tuple.of(now))
                .compose(_ -> when(ANY_OVER, FORGET, Tuple.of(oldest)))
                .compose(_ -> when(ANY_CALM, CALM, Tuple.of(now - RecoveryGuesses.WINDOW_MILLIS)));
    }

    private Future<?> when(String any, String write, Tuple values) {
        return database.readers()
                .preparedQuery(any)
                .execute(values)
                .compose(rows ->
                        rows.size() == 0
                                ? Future.<Row>succeededFuture()
                                : database.write(write, values).mapEmpty());
    }
}
