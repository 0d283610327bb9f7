package io.strowger.store.sql;

import io.strowger.limits.Quota;
import io.strowger.store.sql.AccountTally.Answer;
import io.strowger.store.sql.PushWriter.Written;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Holds the accounts to their share of a table. The rows are counted once, then known from what is
 * written here; before an account is refused they are counted anew, at most once a minute, so that
 * rows which went another way are noticed.
 *
 * <p>May be used from any thread; a caller on a Vert.x context is answered there.
 */
public final class RowQuota {

    private static final long RECOUNT_MILLIS = 60_000;

    private final Database database;
    private final String count;
    private final AccountTally tally;
    private final SingleFlight<Void> counts = new SingleFlight<>(this::countNow);
    private volatile boolean counted;
    private volatile long countedAt;

    private RowQuota(Database database, String table, Quota quota) {
        this.database = database;
        this.count = "SELECT account, count(*) FROM " + table + " GROUP BY account";
        this.tally = new AccountTally(quota);
    }

    /** That of requests which are remembered for their retries. */
    public static RowQuota ofCorrelators(Database database, Quota quota) {
        return new RowQuota(database, "correlators", quota);
    }

    /** That of verification codes and their refs. */
    public static RowQuota ofCodes(Database database, Quota quota) {
        return new RowQuota(database, "verification_codes", quota);
    }

    /** Asks for a row; what was taken has to be settled. */
    Future<Answer> take(String account, long now) {
        if (!counted) {
            return count(now).map(_ -> tally.take(account));
        }
        Answer answer = tally.take(account);
        return answer == Answer.TAKEN || now - countedAt < RECOUNT_MILLIS
                ? Future.succeededFuture(answer)
                : count(now).map(_ -> tally.take(account));
    }

    /** A row that was taken is written, or never will be. */
    void settle(String account, boolean written) {
        tally.settle(account, written);
    }

    /** Rows that were written are gone; each has its account in the first column. */
    void removed(RowSet<Row> rows) {
        rows.forEach(row -> tally.removed(row.getString(0)));
    }

    /** A push was settled: whether it was. What is forgotten of it leaves room. */
    boolean told(Written settled) {
        if (settled.forgotten() != null) {
            removed(settled.forgotten());
        }
        return settled.changed();
    }

    /** Counts the rows anew: some have gone that nobody told of. */
    Future<Void> count(long now) {
        countedAt = now;
        return GroupCommit.answeredOnContext(counts.pass());
    }

    private Future<Void> countNow() {
        tally.counting();
        return database.readers()
                .query(count)
                .execute()
                .onSuccess(rows -> {
                    tally.counted(byAccount(rows));
                    counted = true;
                })
                .mapEmpty();
    }

    private static Map<String, Long> byAccount(RowSet<Row> rows) {
        Map<String, Long> found = new HashMap<>();
        rows.forEach(row -> found.put(row.getString(0), row.getLong(1)));
        return found;
    }
}
