package io.strowger.store.sql;

import io.strowger.core.model.Money;
import io.strowger.core.purse.Discrepancy;
import io.strowger.core.purse.LedgerEntry;
import io.strowger.core.purse.LedgerReplay;
import io.strowger.core.purse.Posted;
import io.strowger.core.purse.Posting.Kind;
import io.strowger.core.purse.Purse;
import io.strowger.store.Purses;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Purses and ledgers in tables. */
public final class SqlPurses implements Purses {

    private static final int PAGE = 2_000;
    private static final String ACCOUNTS = "SELECT account FROM purses ORDER BY account";
    private static final String LEDGER =
            "SELECT number, kind, amount, balance, held, subject, at FROM ledger"
                    + " WHERE account = $1 AND number > $2 ORDER BY number LIMIT $3";
    private static final String BY_REFERENCE =
            "SELECT kind, amount FROM ledger WHERE account = $1 AND subject = $2"
                    + " AND kind IN ('TOP_UP', 'WITHDRAWAL')";
    // one statement, so that the purse and the pushes are of one moment
    private static final String STANDING =
            "SELECT p.currency, p.balance, p.held, p.entries, q.session, q.price FROM purses p"
                    + " LEFT JOIN pushes q ON q.account = p.account"
                    + " AND q.state IN ('HELD', 'SUBMITTING', 'UNKNOWN')"
                    + " WHERE p.account = $1";

    private final Database database;

    public SqlPurses(Database database) {
        this.database = database;
    }

    @Override
    public Future<Optional<Purse>> find(String account) {
        return PurseRows.find(database.readers(), account);
    }

    @Override
    public Future<List<String>> accounts() {
        return database.readers()
                .query(ACCOUNTS)
                .execute()
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
    }

    @Override
    public Future<Posting> topUp(String account, Money amount, String reference, long now) {
        return post(account, amount, posting(Kind.TOP_UP, amount, reference, now));
    }

    @Override
    public Future<Posting> withdraw(String account, Money amount, String reference, long now) {
        return post(account, amount, posting(Kind.WITHDRAWAL, amount, reference, now));
    }

    private static io.strowger.core.purse.Posting posting(
            Kind kind, Money amount, String reference, long now) {
        return new io.strowger.core.purse.Posting(kind, amount.minorUnits(), reference, now);
    }

    private Future<Posting> post(
            String account, Money amount, io.strowger.core.purse.Posting posting) {
        return database.unit(client ->
                PurseRows.lock(client, account)
                        .compose(purse ->
                                purse.filter(one -> one.currency().equals(amount.currency()))
                                        .map(one -> post(client, account, posting, one))
                                        .orElse(Future.succeededFuture(new Posting.NoPurse()))));
    }

    private static Future<Posting> post(
            SqlClient client, String account, io.strowger.core.purse.Posting posting, Purse purse) {
        return client.preparedQuery(BY_REFERENCE)
                .execute(Tuple.of(account, posting.subject()))
                .compose(before ->
                        before.size() == 0
                                ? postNew(client, account, posting, purse)
                                : Future.succeededFuture(repeated(before, posting, purse)));
    }

    private static Posting repeated(
            RowSet<Row> before, io.strowger.core.purse.Posting posting, Purse purse) {
        Row row = before.iterator().next();
        boolean same =
                row.getString(0).equals(posting.kind().name())
                        && row.getLong(1) == posting.amount();
        return same ? new Posting.Repeated(purse) : new Posting.OtherPosting();
    }

    private static Future<Posting> postNew(
            SqlClient client, String account, io.strowger.core.purse.Posting posting, Purse purse) {
        return switch (purse.post(posting)) {
            case Posted.Refused(var reason) -> Future.succeededFuture(new Posting.Refused(reason));
            case Posted.Made(var next, var _) ->
                    PurseRows.post(client, account, posting, next).map(new Posting.Made(next));
        };
    }

    @Override
    public Future<List<LedgerEntry>> ledger(String account, long after, int limit) {
        return database.readers()
                .preparedQuery(LEDGER)
                .execute(Tuple.of(account, after, limit))
                .map(rows -> rows.stream().map(PurseRows::entry).toList());
    }

    /**
     * The ledger up to the number that the purse has is read page by page: what is posted meanwhile
     * is behind it.
     */
    @Override
    public Future<Optional<Discrepancy>> verify(String account) {
        return database.readers()
                .preparedQuery(STANDING)
                .execute(Tuple.of(account))
                .compose(rows ->
                        rows.size() == 0
                                ? Future.succeededFuture(Optional.empty())
                                : verify(account, rows));
    }

    private Future<Optional<Discrepancy>> verify(String account, RowSet<Row> rows) {
        Purse stored = PurseRows.purse(rows.iterator().next());
        Map<String, Long> open = new HashMap<>();
        for (Row row : rows) {
            if (row.getString(4) != null) {
                open.put(row.getString(4), row.getLong(5));
            }
        }
        LedgerReplay replay = new LedgerReplay(stored.currency());
        return replayed(account, replay, stored.entries(), 0)
                .map(_ -> Optional.ofNullable(replay.against(stored, open)));
    }

    private Future<Void> replayed(String account, LedgerReplay replay, long last, long after) {
        return ledger(account, after, PAGE)
                .compose(page -> {
                    page.stream().filter(entry -> entry.number() <= last).forEach(replay::read);
                    boolean over = page.size() < PAGE || page.getLast().number() >= last;
                    return over || replay.discrepancy() != null
                            ? Future.succeededFuture()
                            : replayed(account, replay, last, page.getLast().number());
                });
    }
}
