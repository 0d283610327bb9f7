package io.strowger.store.sql;

import io.strowger.core.model.SessionId;
import io.strowger.core.push.PushEvent.TimePassed;
import io.strowger.store.Correlators;
import io.strowger.store.Pushes.Swept;
import io.strowger.store.RecoveryGuesses;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles pushes that nobody else settles, and forgets what is over. */
final class PushSweep {

    private static final int PAGE = 256;
    // what may be due; the machine decides. The first condition is the index's own, word for word
    private static final String OPEN =
            "SELECT session FROM pushes WHERE state IN ('HELD', 'SUBMITTING', 'UNKNOWN')";
    private static final String NEXT = " ORDER BY created_at LIMIT $2";
    private static final String HELD = OPEN + " AND state = 'HELD' AND created_at < $1" + NEXT;
    private static final String SUBMITTED =
            OPEN + " AND state = 'SUBMITTING' AND created_at < $1 AND submitted_at < $1" + NEXT;
    private static final String UNKNOWN =
            OPEN + " AND state = 'UNKNOWN' AND created_at < $1" + NEXT;

    private static final ExpiredRows RECOVERIES =
            ExpiredRows.emptied(
                    "pushes",
                    "session",
                    RecoveryRows.EMPTIED,
                    "token <> '' AND token_expires_at <= $1",
                    "token_expires_at");
    private static final ExpiredRows OVER =
            ExpiredRows.deleted(
                    "pushes",
                    "session",
                    "session < $1 AND flagged = 0 AND state IN ('COMMITTED', 'RELEASED')",
                    "session");
    private static final ExpiredRows MISSES =
            ExpiredRows.deleted("recovery_misses", "number", "latest <= $1", "latest");

    private static final Logger log = LoggerFactory.getLogger(PushSweep.class);

    private final Database database;
    private final PushWriter writer;
    private final RowQuota quota;

    PushSweep(Database database, PushWriter writer, RowQuota quota) {
        this.database = database;
        this.writer = writer;
        this.quota = quota;
    }

    Future<Swept> run(long heldBefore, long unknownBefore, long now) {
        TimePassed passed = new TimePassed(heldBefore, unknownBefore);
        return settled(passed, HELD, heldBefore, now)
                .compose(abandoned ->
                        settled(passed, SUBMITTED, heldBefore, now)
                                .compose(unknown ->
                                        settled(passed, UNKNOWN, unknownBefore, now)
                                                .map(flagged ->
                                                        new Swept(abandoned, unknown, flagged))));
    }

    /** Page by page; what is settled, by whomever, is not found again. */
    private Future<Integer> settled(TimePassed passed, String select, long before, long now) {
        return database.readers()
                .preparedQuery(select)
                .execute(Tuple.of(before, PAGE))
                .compose(rows ->
                        settled(passed, rows.stream().map(row -> row.getString(0)).toList(), now)
                                .compose(count ->
                                        rows.size() == PAGE && count > 0
                                                ? settled(passed, select, before, now)
                                                        .map(more -> more + count)
                                                : Future.succeededFuture(count)));
    }

    private Future<Integer> settled(TimePassed passed, List<String> sessions, long now) {
        List<Future<Boolean>> all =
                sessions.stream()
                        .map(id ->
                                database.unit(client ->
                                                writer.write(
                                                        client, SessionId.parse(id), passed, now))
                                        .map(quota::told)
                                        .recover(error -> leave(id, error)))
                        .toList();
        return Future.join(all).map(_ -> (int) all.stream().filter(Future::result).count());
    }

    /** One push that cannot be settled, as by a purse that does not add up, holds up no other. */
    private static Future<Boolean> leave(String session, Throwable error) {
        log.atWarn()
                .addKeyValue("session", session)
                .addKeyValue("error", error.getMessage())
                .log("A push cannot be settled by the sweep");
        return Future.succeededFuture(false);
    }

    Future<Integer> forget(long now, int most) {
        long day = now - Correlators.KEPT_MILLIS;
        String oldest = SessionId.timeOrdered(Math.max(0, day), 0, 0).hex();
        return OVER.forget(database, oldest, most);
    }

    Future<Integer> forgetRecoveries(long now, int most) {
        return RECOVERIES.forget(database, now, most);
    }

    Future<Integer> forgetMisses(long now, int most) {
        return MISSES.forget(database, now - RecoveryGuesses.WINDOW_MILLIS, most);
    }
}
