package io.strowger.store.sql;

import io.strowger.store.Delivery;
import io.strowger.store.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
    // next_at is asked for twice, so that of two who lend at once only one gets a row
    private static final String LEND =
            "UPDATE outbox SET next_at = $1, attempts = attempts + 1"
                    + " WHERE state = 'waiting' AND next_at <= $2 AND id IN"
                    + " (SELECT id FROM outbox WHERE state = 'waiting' AND next_at <= $2"
                    + " AND "
                    + notIn("$3")
                    + " ORDER BY next_at LIMIT $4) RETURNING "
                    + SENT
                    + ", attempts";
    private static final String ANY_DUE =
            "SELECT 1 FROM outbox WHERE state = 'waiting' AND next_at <= $1 AND "
                    + notIn("$2")
                    + " LIMIT 1";
    private static final String FAILED =
            "UPDATE outbox SET next_at = $1, error = $2 WHERE id = $3 AND state = 'waiting'";
    private static final String PUT_BACK =
            "UPDATE outbox SET next_at = $1, attempts = attempts - 1"
                    + " WHERE id = $2 AND state = 'waiting'";
    private static final String OVER =
            "UPDATE outbox SET state = $1, next_at = $2, error = $3, url = '', headers = '',"
                    + " body = '', sealed_secret = '' WHERE id = $4 AND state = 'waiting'";
    // the states are named, so that the index serves
    private static final ExpiredRows OLD =
            ExpiredRows.deleted(
                    "outbox", "id", "state IN ('delivered', 'dead') AND next_at <= $1", "next_at");
    private static final String WAITING = "SELECT count(*) FROM outbox WHERE state = 'waiting'";

    private final Database database;

    public SqlOutbox(Database database) {
        this.database = database;
    }

    /** Both engines search a list that is written {@code |a||b|}. */
    private static String notIn(String accounts) {
        return "replace(CAST(" + accounts + " AS text), '|' || account || '|', '') = " + accounts;
    }

    @Override
    public Future<Boolean> put(Delivery delivery) {
        return write(PUT, tuple(delivery)).map(rows -> rows.size() == 1);
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
    public Future<List<Due>> due(long now, long leaseUntil, int limit, Set<String> without) {
        String left = without.stream().map(id -> "|" + id + "|").collect(Collectors.joining());
        return database.readers()
                .preparedQuery(ANY_DUE)
                .execute(Tuple.of(now, left))
                .compose(any ->
                        any.size() == 0
                                ? Future.succeededFuture(List.of())
                                : lend(Tuple.of(leaseUntil, now, left, limit)));
    }

    private Future<List<Due>> lend(Tuple values) {
        return write(LEND, values).map(rows -> rows.stream().map(SqlOutbox::due).toList());
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
        return write(OVER, Tuple.of("delivered", now, "", id)).mapEmpty();
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
        return write(OVER, Tuple.of("dead", now, error, id)).mapEmpty();
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

    private static String lines(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> headers(String lines) {
        Map<String, String> headers = new LinkedHashMap<>();
        lines.lines()
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    headers.put(line.substring(0, colon), line.substring(colon + 1));
                });
        return headers;
    }
}
