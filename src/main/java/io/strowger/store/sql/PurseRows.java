package io.strowger.store.sql;

import io.strowger.core.model.Money;
import io.strowger.core.purse.LedgerEntry;
import io.strowger.core.purse.Posting;
import io.strowger.core.purse.Posting.Kind;
import io.strowger.core.purse.Purse;
import io.strowger.store.StoreException;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The statements of purses and their ledgers. Each posting is an update of the purse that fits only
 * when the rules of {@link Purse} allow it, and the entry that says so.
 */
final class PurseRows {

    static final String FIND =
            "SELECT currency, balance, held, entries FROM purses WHERE account = $1";
    private static final String CURRENCIES = "SELECT account, currency FROM purses";
    private static final String RETURNING = " RETURNING currency, balance, held, entries";
    private static final String HOLD =
            "UPDATE purses SET balance = balance - $1, held = held + $1, entries = entries + 1"
                    + " WHERE account = $2 AND currency = $3 AND balance >= $1"
                    + RETURNING;
    private static final String COMMIT =
            "UPDATE purses SET held = held - $1, entries = entries + 1"
                    + " WHERE account = $2 AND held >= $1"
                    + RETURNING;
    private static final String RELEASE =
            "UPDATE purses SET balance = balance + $1, held = held - $1, entries = entries + 1"
                    + " WHERE account = $2 AND held >= $1"
                    + RETURNING;
    private static final String ENTRY =
            "INSERT INTO ledger (account, number, kind, amount, balance, held, subject, at)"
                    + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    private static final String OPEN =
            "INSERT INTO purses (account, currency, balance, held, entries)"
                    + " VALUES ($1, $2, $3, 0, 1) ON CONFLICT (account) DO NOTHING"
                    + RETURNING;
    // a write, so that nobody else posts before the transaction is over
    private static final String LOCK =
            "UPDATE purses SET entries = entries WHERE account = $1" + RETURNING;
    private static final String SET =
            "UPDATE purses SET balance = $1, held = $2, entries = $3 WHERE account = $4";

    private PurseRows() {}

    static Future<Optional<Purse>> find(SqlClient client, String account) {
        return purse(client, FIND, Tuple.of(account));
    }

    /** The currency of every purse, by its account. */
    static Future<Map<String, String>> currencies(SqlClient client) {
        return client.query(CURRENCIES)
                .execute()
                .map(rows ->
                        rows.stream()
                                .collect(
                                        Collectors.toMap(
                                                row -> row.getString(0), row -> row.getString(1))));
    }

    /** As {@link #find}, and lets nobody else post before the transaction is over. */
    static Future<Optional<Purse>> lock(SqlClient client, String account) {
        return purse(client, LOCK, Tuple.of(account));
    }

    /**
     * Makes a purse unless there is one.
     *
     * @return whether there was none
     */
    static Future<Boolean> open(SqlClient client, String account, Money opening, long now) {
        if (opening.isNegative()) {
            throw new IllegalArgumentException("a purse does not begin with a debt");
        }
        long amount = opening.minorUnits();
        Posting posting = new Posting(Kind.OPENING, amount, "", now);
        return posted(
                client, account, posting, OPEN, Tuple.of(account, opening.currency(), amount));
    }

    /**
     * Puts money aside.
     *
     * @return false when there is no such purse or it does not pay for it
     */
    static Future<Boolean> hold(
            SqlClient client, String account, Money price, String session, long now) {
        long amount = price.minorUnits();
        Posting posting = new Posting(Kind.HOLD, amount, session, now);
        return posted(client, account, posting, HOLD, Tuple.of(amount, account, price.currency()));
    }

    /** Ends a hold, by {@code COMMIT} or {@code RELEASE}. */
    static Future<Void> end(SqlClient client, String account, Posting posting) {
        String statement = posting.kind() == Kind.COMMIT ? COMMIT : RELEASE;
        return posted(client, account, posting, statement, Tuple.of(posting.amount(), account))
                .compose(done ->
                        done
                                ? Future.succeededFuture()
                                : Future.failedFuture(
                                        new StoreException(
                                                "The purse of %s does not hold what a push of it holds: run strowger purse verify."
                                                        .formatted(account))));
    }

    private static Future<Boolean> posted(
            SqlClient client, String account, Posting posting, String statement, Tuple values) {
        return purse(client, statement, values)
                .compose(after ->
                        after.isEmpty()
                                ? Future.succeededFuture(false)
                                : entry(client, account, posting, after.get()).map(true));
    }

    /** Writes a posting that was decided on a locked purse. */
    static Future<Void> post(SqlClient client, String account, Posting posting, Purse next) {
        Tuple values = Tuple.of(next.balance(), next.held(), next.entries(), account);
        return client.preparedQuery(SET)
                .execute(values)
                .compose(_ -> entry(client, account, posting, next));
    }

    private static Future<Void> entry(
            SqlClient client, String account, Posting posting, Purse after) {
        return client.preparedQuery(ENTRY)
                .execute(
                        Tuple.from(
                                List.of(
                                        account,
                                        after.entries(),
                                        posting.kind().name(),
                                        posting.amount(),
                                        after.balance(),
                                        after.held(),
                                        posting.subject(),
                                        posting.at())))
                .mapEmpty();
    }

    private static Future<Optional<Purse>> purse(SqlClient client, String statement, Tuple values) {
        return client.preparedQuery(statement).execute(values).map(PurseRows::first);
    }

    private static Optional<Purse> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(purse(rows.iterator().next()));
    }

    /** The first four columns. */
    static Purse purse(Row row) {
        return new Purse(row.getString(0), row.getLong(1), row.getLong(2), row.getLong(3));
    }

    static LedgerEntry entry(Row row) {
        Posting posting =
                new Posting(
                        Kind.valueOf(row.getString("kind")),
                        row.getLong("amount"),
                        row.getString("subject"),
                        row.getLong("at"));
        return new LedgerEntry(
                row.getLong("number"), posting, row.getLong("balance"), row.getLong("held"));
    }
}
