package io.strowger.store.sql;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has to be written to one table so that it says what it should. */
record Change(Table table, List<List<Object>> puts, List<List<Object>> deletes) {

    /**
     * @param present all rows of the table by their keys
     * @param wanted rows that have to be there
     * @param gone keys that must not be there unless they are wanted
     */
    static Change between(
            Table table,
            Map<List<Object>, List<Object>> present,
            List<List<Object>> wanted,
            List<List<Object>> gone) {
        List<List<Object>> puts =
                wanted.stream().filter(row -> !row.equals(present.get(table.keyOf(row)))).toList();
        List<List<Object>> deletes = new ArrayList<>(gone);
        if (!gone.isEmpty()) {
            Set<List<Object>> kept = new HashSet<>(wanted.stream().map(table::keyOf).toList());
            deletes.removeIf(kept::contains);
        }
        return new Change(table, puts, List.copyOf(deletes));
    }

    boolean isEmpty() {
        return puts.isEmpty() && deletes.isEmpty();
    }

    Future<Void> write(SqlClient client) {
        return table.delete(client, deletes).compose(done -> table.put(client, puts));
    }
}
