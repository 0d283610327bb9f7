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
 * @param name the column's, or what a member of documents is sealed as
 * @param path of such a member; else empty
 * @param bytes whether it holds bytes, and not text
 * @param binding makes of a place and a value the value that is bound to the place
 */
record SealedColumn(
        String table,
        String key,
        String place,
        String name,
        String path,
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
                member(vault, "accounts", "checkout_secret", "checkout.secret"),
                member(vault, "accounts", "callback_secret", "callbackSecret"),
                member(vault, "networks", "outbound_secret", "outbound.secret"),
                member(vault, "networks", "webhook_secret", "webhookSecret"),
                member(vault, "applications", "secret", "options.secret"),
                text(vault, "pushes", "session", "subscriber"),
                text(vault, "pushes", "session", "screen"),
                text(vault, "pushes", "session", "client_state"),
                new SealedColumn("pushes", "session", "correlator", "answer", "", false, answers),
                new SealedColumn("correlators", "id", "id", "answer", "", true, answers),
                text(vault, "outbox", "id", "sealed_secret"),
                new SealedColumn("outbox", "id", "id", "headers", "", false, headers),
                new SealedColumn(
                        "outbox",
                        "id",
                        "id",
                        "body",
                        "",
                        true,
                        vault.jsonColumn("outbox", "body")::bind));
    }

    private static SealedColumn text(SecretCipher vault, String table, String key, String name) {
        ColumnCipher column = vault.column(table, name);
        return new SealedColumn(table, key, key, name, "", false, column::bind);
    }

    /** What was sealed in a column of its own, and is a member of a document now. */
    private static SealedColumn member(SecretCipher vault, String table, String name, String path) {
        ColumnCipher column = vault.column(table, name);
        return new SealedColumn(table, "id", "id", name, path, false, column::bind);
    }

    private String read() {
        return path.isEmpty() ? name : "json_extract(document, '$.%s')".formatted(path);
    }

    private String assigned() {
        return path.isEmpty()
                ? name + " = $1"
                : "document = json_set(document, '$.%s', $1)".formatted(path);
    }

    /** Reads the next values by the keys of their rows: key, place and value. */
    Future<List<Row>> page(SqlClient client, String after, int most) {
        String query =
                "SELECT %1$s, %2$s, %3$s FROM %4$s WHERE %1$s > $1 AND %3$s <> '' ORDER BY %1$s LIMIT $2"
                        .formatted(key, place, read(), table);
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
                "UPDATE %s SET %s WHERE %s = $2 AND %s = $3"
                        .formatted(table, assigned(), key, read());
        return client.preparedQuery(statement)
                .execute(Tuple.of(stored(bound), row.getString(0), stored(value(row))))
                .mapEmpty();
    }

    private Object stored(String value) {
        return bytes ? Buffer.buffer(value.getBytes(ISO_8859_1)) : value;
    }
}
