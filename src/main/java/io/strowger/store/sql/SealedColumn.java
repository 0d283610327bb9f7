package io.strowger.store.sql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.strowger.security.ColumnCipher;
import io.strowger.security.Keys;
import io.strowger.security.SecretCipher;
import io.strowger.store.DeliveryCipher;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * A column of sealed values.
 *
 * @param key the table's
 * @param place the column that says for which row a value is sealed
 * @param bytes whether it holds bytes, and not text
 * @param binding makes of a place and a value the value that is bound to the place
 */
record SealedColumn(
        String table,
        String key,
        String place,
        String name,
        boolean bytes,
        BinaryOperator<String> binding) {

    /** All there are. */
    static List<SealedColumn> all(Keys keys) {
        SecretCipher vault = keys.vault();
        DeliveryCipher deliveries = new DeliveryCipher(vault);
        BinaryOperator<String> headers =
                (id, lines) ->
                        SqlOutbox.lines(deliveries.boundHeaders(id, SqlOutbox.headers(lines)));
        BinaryOperator<String> answers = CorrelatorRows.answers(keys)::bind;
        return List.of(
                text(vault, "accounts", "id", "checkout_secret"),
                text(vault, "accounts", "id", "callback_secret"),
                text(vault, "networks", "id", "outbound_secret"),
                text(vault, "networks", "id", "webhook_secret"),
                text(vault, "applications", "id", "secret"),
                text(vault, "pushes", "session", "subscriber"),
                text(vault, "pushes", "session", "screen"),
                text(vault, "pushes", "session", "client_state"),
                new SealedColumn("pushes", "session", "correlator", "answer", false, answers),
                new SealedColumn("correlators", "id", "id", "answer", true, answers),
                text(vault, "outbox", "id", "sealed_secret"),
                new SealedColumn("outbox", "id", "id", "headers", false, headers),
                new SealedColumn(
                        "outbox",
                        "id",
                        "id",
                        "body",
                        true,
                        vault.jsonColumn("outbox", "body")::bind));
    }

    private static SealedColumn text(SecretCipher vault, String table, String key, String name) {
        ColumnCipher column = vault.column(table, name);
        return new SealedColumn(table, key, key, name, false, column::bind);
    }

    /** Reads the next values by the keys of their rows: key, place and value. */
    Future<List<Row>> page(SqlClient client, String after, int most) {
        String query =
                "SELECT %1$s, %2$s, %3$s FROM %4$s WHERE %1$s > $1 AND %3$s <> '' ORDER BY %1$s LIMIT $2"
                        .formatted(key, place, name, table);
        return client.preparedQuery(query)
                .execute(Tuple.of(after, most))
                .map(rows -> rows.stream().toList());
    }

    /** The value in a row of a {@link #page}. */
    String value(Row row) {
        return bytes ? row.getBuffer(2).toString(ISO_8859_1) : row.getString(2);
    }

    /** Puts a value in the place of the one that was read, unless it was changed meanwhile. */
    Future<Void> write(SqlClient client, Row row, String bound) {
        String statement =
                "UPDATE %1$s SET %2$s = $1 WHERE %3$s = $2 AND %2$s = $3"
                        .formatted(table, name, key);
        return client.preparedQuery(statement)
                .execute(Tuple.of(stored(bound), row.getString(0), stored(value(row))))
                .mapEmpty();
    }

    private Object stored(String value) {
        return bytes ? Buffer.buffer(value.getBytes(ISO_8859_1)) : value;
    }
}
