package io.strowger.store.sql;

import io.strowger.store.Delivery;
import io.strowger.store.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An outbox in a table. What is lent is due again when its lease is over, whoever died. */
public final class SqlOutbox implements Outbox {

    private static final String SENT =
            "id, kind, account, url, headers, body, sealed_secret, created_at, expires_at";
    private static final String PUT =
            "INSERT INTO outbox ("
                    + SENT
                    + ", next_at, state, attempts, error)"
                    + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', 0, '')"
                    + " ON CONFLICT (id) DO NOTHING RETURNING id";

    /** Goes from account to account by the index, so that nobody's rows are in another's way. */
    static final String TURNS =
            "WITH RECURSIVE accounts (account) AS (SELECT min(account) FROM outbox"
                    + " WHERE state = 'waiting' UNION ALL SELECT (SELECT min(next.account)"
                    + " FROM outbox next WHERE next.state = 'waiting'"
                    + " AND next.account > accounts.account)"
                    + " FROM accounts WHERE accounts.account IS NOT NULL)"
                    + " SELECT id FROM (SELECT due.id, due.next_at, row_number() OVER"
                    + " (PARTITION BY due.account ORDER BY due.next_at) AS turn"
                    + " FROM accounts JOIN outbox due ON due.id IN (SELECT one.id FROM outbox one"
                    + " WHERE one.state = 'waiting' AND one.account = accounts.account"
                    + " AND one.next_at <= $1 ORDER BY one.next_at LIMIT $2)"
                    + " WHERE accounts.account IS NOT NULL AND "
                    + notIn("accounts.account", "$3")
                    + ") turns ORDER BY turn, next_at LIMIT $4";

    // next_at is asked for again, so that of two who lend at once only one gets a row
    private static final String LEND =
            "UPDATE outbox SET next_at = $1, attempts = attempts + 1"
                    + " WHERE state = 'waiting' AND next_at <= $2 AND id IN (";
    private static final String LENT = ") RETURNING " + SENT + ", attempts";
    private static final int FIRST_ID = 3;
    // the conditions are the index's own, word for word
    static final String DROP =
            "DELETE FROM outbox WHERE id = (SELECT id FROM outbox WHERE state = 'waiting'"
                    + " AND kind IN ('NOTICE', 'CALLBACK') AND account = $1 AND id <> $2"
                    + " ORDER BY created_at LIMIT 1)";
    private static final String FAILED =
            "UPDATE outbox SET next_at = $1, error = $2 WHERE id = $3 AND state = 'waiting'";
    private static final String PUT_BACK =
            "UPDATE outbox SET next_at = $1, attempts = attempts - 1"
                    + " WHERE id = $2 AND state = 'waiting'";
    private static final String OVER =
            "UPDATE outbox SET state = $1, next_at = $2, error = $3, url = '', headers = '',"
                    + " body = '', sealed_secret = '' WHERE id = $4 AND state = 'waiting'"
                    + " RETURNING account, kind";
    // the states are named, so that the index serves
    private static final ExpiredRows OLD =
            ExpiredRows.deleted(
                    "outbox", "id", "state IN ('delivered', 'dead') AND next_at <= $1", "next_at");
    private static final String WAITING = "SELECT count(*) FROM outbox WHERE state = 'waiting'";
    private static final String BY_ACCOUNT =
            "SELECT account, kind, count(*) FROM outbox WHERE state = 'waiting'"
                    + " GROUP BY account, kind";

    private final Database database;
    private final WaitingTally tally;

    private SqlOutbox(Database database, WaitingTally tally) {
        this.database = database;
        this.tally = tally;
    }

    /**
     * Opens the outbox of a database, which no other process puts anything into meanwhile.
     *
     * @param most how many deliveries of an account wait
     */
    public static Future<SqlOutbox> open(Database database, int most) {
        WaitingTally tally = new WaitingTally(most);
        return database.readers()
                .query(BY_ACCOUNT)
                .execute()
                .map(rows -> {
                    rows.forEach(row -> tally.add(row.getString(0), isNotice(row), row.getLong(2)));
                    return new SqlOutbox(database, tally);
                });
    }

    /** Both engines search a list that is written {@code |a||b|}. */
    private static String notIn(String account, String accounts) {
        return "replace(CAST(%s AS text), '|' || %s || '|', '') = %s"
                .formatted(accounts, account, accounts);
    }

    private static boolean isNotice(Row row) {
        return Delivery.Kind.valueOf(row.getString(1)).isNotice();
    }

    @Override
    public Future<Boolean> put(Delivery delivery) {
        return switch (tally.enter(delivery.account(), delivery.kind().isNotice())) {
            case ADD -> entered(delivery, write(PUT, tuple(delivery)).map(RowSet::size));
            case REPLACE -> entered(delivery, database.unit(client -> replace(client, delivery)));
            case DROP -> Future.succeededFuture(false);
        };
    }

    /**
     * @param rows how many rows were put and dropped for it
     */
    private Future<Boolean> entered(Delivery delivery, Future<Integer> rows) {
        String account = delivery.account();
        return rows.onComplete(
                        (changed, error) -> {
                            if (error != null || changed == 0) {
                                tally.leave(account, delivery.kind().isNotice());
                            } else if (changed == 2) {
                                tally.leave(account, true);
                                tally.dropped(account);
                            }
                        })
                .map(changed -> changed > 0);
    }

    private static Future<Integer> replace(SqlClient client, Delivery delivery) {
        return client.preparedQuery(PUT)
                .execute(tuple(delivery))
                .compose(put ->
                        put.size() == 0
                                ? Future.succeededFuture(0)
                                : client.preparedQuery(DROP)
                                        .execute(Tuple.of(delivery.account(), delivery.id()))
                                        .map(dropped -> 1 + dropped.rowCount()));
    }

    private static Tuple tuple(Delivery delivery) {
        return Tuple.from(
                List.of(
                        delivery.id(),
                        delivery.kind().name(),
                        delivery.account(),
                        delivery.url().toString(),
                        lines(delivery.sealedHeaders()),
                        delivery.body(),
                        delivery.sealedSecret(),
                        delivery.createdAt(),
                        delivery.expiresAt(),
                        delivery.createdAt()));
    }

    /** Looks before it lends: an idle outbox writes nothing. */
    @Override
    public Future<List<Due>> due(
            long now, long leaseUntil, int limit, int each, Set<String> without) {
        String left = without.stream().map(id -> "|" + id + "|").collect(Collectors.joining());
        return database.readers()
                .preparedQuery(TURNS)
                .execute(Tuple.of(now, each, left, limit))
                .compose(due ->
                        due.size() == 0
                                ? Future.succeededFuture(List.of())
                                : lend(due, Tuple.of(leaseUntil, now)));
    }

    private Future<List<Due>> lend(RowSet<Row> due, Tuple values) {
        due.forEach(row -> values.addString(row.getString(0)));
        String ids =
                IntStream.range(FIRST_ID, FIRST_ID + due.size())
                        .mapToObj(number -> "$" + number)
                        .collect(Collectors.joining(", "));
        return write(LEND + ids + LENT, values)
                .map(rows -> rows.stream().map(SqlOutbox::due).toList());
    }

    private static Due due(Row row) {
        Delivery delivery =
                new Delivery(
                        row.getString("id"),
                        Delivery.Kind.valueOf(row.getString("kind")),
                        row.getString("account"),
                        URI.create(row.getString("url")),
                        headers(row.getString("headers")),
                        row.getBuffer("body"),
                        row.getString("sealed_secret"),
                        row.getLong("created_at"),
                        row.getLong("expires_at"));
        return new Due(delivery, row.getInteger("attempts"));
    }

    @Override
    public Future<Void> delivered(String id, long now) {
        return over(Tuple.of("delivered", now, "", id));
    }

    @Override
    public Future<Void> failed(String id, long nextAt, String error) {
        return write(FAILED, Tuple.of(nextAt, error, id)).mapEmpty();
    }

    @Override
    public Future<Void> putBack(String id, long nextAt) {
        return write(PUT_BACK, Tuple.of(nextAt, id)).mapEmpty();
    }

    @Override
    public Future<Void> dead(String id, long now, String error) {
        return over(Tuple.of("dead", now, error, id));
    }

    private Future<Void> over(Tuple values) {
        return write(OVER, values)
                .onSuccess(
                        rows -> rows.forEach(row -> tally.leave(row.getString(0), isNotice(row))))
                .mapEmpty();
    }

    @Override
    public Set<String> full() {
        return tally.full();
    }

    @Override
    public Map<String, Long> takeDropped() {
        return tally.takeDropped();
    }

    @Override
    public Future<Integer> forget(long now, int most) {
        return OLD.forget(database, now - KEPT_MILLIS, most);
    }

    @Override
    public Future<Long> waiting() {
        return database.readers()
                .query(WAITING)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private Future<RowSet<Row>> write(String statement, Tuple values) {
        return database.write(statement, values);
    }

    static String lines(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue())
                .collect(Collectors.joining("\n"));
    }

    static Map<String, String> headers(String lines) {
        Map<String, String> headers = new LinkedHashMap<>();
        lines.lines()
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    headers.put(line.substring(0, colon), line.substring(colon + 1));
                });
        return headers;
    }
}
