package io.strowger.store.sql;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All rows of what is provisioned.
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
        return last.map(done -> new Rows(loaded));
    }

    Map<List<Object>, List<Object>> of(Table table) {
        return Objects.requireNonNull(tables.get(table));
    }

    Collection<List<Object>> all(Table table) {
        return of(table).values();
    }
}
