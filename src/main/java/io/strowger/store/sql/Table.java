package io.strowger.store.sql;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of what is provisioned. A row is the list of its values, texts and longs; its key is the
 * first few of them.
 *
 * @param keys how many columns make the key
 */
record Table(String name, int keys, List<String> columns) {

    static final Table ACCOUNTS = new Table("accounts", 1, List.of("id", "document"));

    static final Table NETWORKS = new Table("networks", 1, List.of("id", "position", "document"));

    static final Table APPLICATIONS =
            new Table("applications", 1, List.of("id", "account", "document"));

    static final Table SERVICE_CODES =
            new Table("service_codes", 1, List.of("code", "application"));

    static final Table SUBSCRIPTIONS =
            new Table(
                    "subscriptions",
                    1,
                    List.of(
                            "id",
                            "account",
                            "notify_url",
                            "callback_data",
                            "correlator",
                            "listed",
                            "criteria",
                            "created_at"));

    static final Table SUBSCRIPTION_CODES =
            new Table("subscription_codes", 1, List.of("code", "subscription"));

    static final Table SOURCES =
            new Table("sources", 2, List.of("kind", "id", "origin", "file", "demo"));

    /** In this order each table refers to earlier ones only. */
    static final List<Table> ALL =
            List.of(
                    ACCOUNTS,
                    NETWORKS,
                    APPLICATIONS,
                    SERVICE_CODES,
                    SUBSCRIPTIONS,
                    SUBSCRIPTION_CODES,
                    SOURCES);

    /** All rows by their keys, in the order of the keys. */
    Future<Map<List<Object>, List<Object>>> load(SqlClient client) {
        String query = "SELECT %s FROM %s ORDER BY %s".formatted(list(columns), name, list(key()));
        return client.query(query).execute().map(this::byKey);
    }

    private Map<List<Object>, List<Object>> byKey(RowSet<Row> rows) {
        Map<List<Object>, List<Object>> byKey = LinkedHashMap.newLinkedHashMap(rows.size());
        for (Row row : rows) {
            List<Object> values = values(row);
            byKey.put(keyOf(values), values);
        }
        return byKey;
    }

    static List<Object> values(Row row) {
        List<Object> values = new ArrayList<>(row.size());
        for (int i = 0; i < row.size(); i++) {
            Object value = row.getValue(i);
            values.add(value instanceof Number number ? (Object) number.longValue() : value);
        }
        return values;
    }

    List<Object> keyOf(List<Object> row) {
        return row.subList(0, keys);
    }

    /** Adds rows, or puts them in the place of those with their keys. */
    Future<Void> put(SqlClient client, List<List<Object>> rows) {
        String statement =
                "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO UPDATE SET %s"
                        .formatted(
                                name,
                                list(columns),
                                list(parameters()),
                                list(key()),
                                columns.subList(keys, columns.size()).stream()
                                        .map(column -> column + " = excluded." + column)
                                        .collect(Collectors.joining(", ")));
        return batch(client, statement, rows);
    }

    Future<Void> delete(SqlClient client, List<List<Object>> rowKeys) {
        String condition =
                IntStream.range(0, keys)
                        .mapToObj(i -> columns.get(i) + " = $" + (i + 1))
                        .collect(Collectors.joining(" AND "));
        return batch(client, "DELETE FROM %s WHERE %s".formatted(name, condition), rowKeys);
    }

    private static Future<Void> batch(SqlClient client, String statement, List<List<Object>> rows) {
        return rows.isEmpty()
                ? Future.succeededFuture()
                : client.preparedQuery(statement)
                        .executeBatch(rows.stream().map(Tuple::wrap).toList())
                        .mapEmpty();
    }

    private List<String> key() {
        return columns.subList(0, keys);
    }

    private List<String> parameters() {
        return IntStream.rangeClosed(1, columns.size()).mapToObj(i -> "$" + i).toList();
    }

    private static String list(List<String> names) {
        return String.join(", ", names);
    }
}
