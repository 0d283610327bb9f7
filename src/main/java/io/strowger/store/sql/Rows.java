package io.strowger.store.sql;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All rows of what is provisioned. The rows of accounts that are there for their purses alone are
 * left out.
 *
 * @param tables for each table its rows by their keys
 */
record Rows(Map<Table, Map<List<Object>, List<Object>>> tables) {

    /** Reads all tables, one after another. */
    static Future<Rows> load(SqlClient client) {
        Map<Table, Map<List<Object>, List<Object>>> loaded = new LinkedHashMap<>();
        Future<?> last = Future.succeededFuture();
        for (Table table : Table.ALL) {
            last = last.compose(done -> table.load(client)).onSuccess(r -> loaded.put(table, r));
        }
        return last.map(done -> new Rows(loaded).withoutRemoved());
    }

    private Rows withoutRemoved() {
        Entity.all(this).stream()
                .filter(entity -> EntitySource.REMOVED.equals(source(entity)))
                .forEach(entity -> of(entity.table()).remove(entity.key()));
        return this;
    }

    /** The same rows, to be changed. */
    Rows copy() {
        Map<Table, Map<List<Object>, List<Object>>> copies = new LinkedHashMap<>();
        tables.forEach((table, rows) -> copies.put(table, new LinkedHashMap<>(rows)));
        return new Rows(copies);
    }

    Map<List<Object>, List<Object>> of(Table table) {
        return Objects.requireNonNull(tables.get(table));
    }

    Collection<List<Object>> all(Table table) {
        return of(table).values();
    }

    /** Where something comes from, or null when nobody has written it down. */
    @Nullable EntitySource source(Entity entity) {
        List<Object> row = of(Table.SOURCES).get(entity.sourceKey());
        return row == null ? null : EntitySource.of(row);
    }

    /** A text of a row, or null when there is no such row. */
    @Nullable String text(Table table, List<Object> key, String column) {
        List<Object> row = of(table).get(key);
        return row == null ? null : (String) row.get(table.columns().indexOf(column));
    }

    /** The keys of the rows with a value in a column. */
    List<List<Object>> keysWhere(Table table, String column, Object value) {
        int index = table.columns().indexOf(column);
        return all(table).stream()
                .filter(row -> value.equals(row.get(index)))
                .map(table::keyOf)
                .toList();
    }

    /** The ids of the applications of an account. */
    List<String> applicationsOf(String account) {
        return keysWhere(Table.APPLICATIONS, "account", account).stream()
                .map(key -> (String) key.getFirst())
                .toList();
    }
}
