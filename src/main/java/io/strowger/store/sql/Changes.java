package io.strowger.store.sql;

import io.strowger.provision.EntityId;
import io.strowger.provision.EntityKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What has to be written to all tables so that they say what they should. */
final class Changes {

    private final List<Change> changes;
    private final List<String> purses;

    /** What has to be written to one table. */
    private record Change(Table table, List<List<Object>> puts, List<List<Object>> deletes) {

        static Change between(Table table, Rows before, Rows after) {
            Map<List<Object>, List<Object>> was = before.of(table);
            Map<List<Object>, List<Object>> is = after.of(table);
            return new Change(
                    table,
                    is.entrySet().stream()
                            .filter(one -> !one.getValue().equals(was.get(one.getKey())))
                            .map(Map.Entry::getValue)
                            .toList(),
                    was.keySet().stream().filter(key -> !is.containsKey(key)).toList());
        }

        boolean isEmpty() {
            return puts.isEmpty() && deletes.isEmpty();
        }

        Change without(List<List<Object>> kept) {
            return new Change(
                    table, puts, deletes.stream().filter(key -> !kept.contains(key)).toList());
        }
    }

    /**
     * @param currencies of the purses, by their accounts
     */
    Changes(Rows before, Rows after, Map<String, String> currencies) {
        this.changes =
                Table.ALL.stream().map(table -> Change.between(table, before, after)).toList();
        this.purses =
                before.of(Table.ACCOUNTS).keySet().stream()
                        .filter(key -> !after.of(Table.ACCOUNTS).containsKey(key))
                        .map(key -> (String) key.getFirst())
                        .filter(currencies::containsKey)
                        .toList();
    }

    boolean isEmpty() {
        return changes.stream().allMatch(Change::isEmpty);
    }

    /**
     * Writes all, one after another: what refers to others is put after them and deleted before
     * them, and all is put before anything is deleted, so that a code or a credential has left an
     * owner that goes. The purse of a removed account stays, and an empty row of the account with
     * it.
     */
    Future<Void> write(SqlClient client, EntityRows entities) {
        List<List<Object>> kept = purses.stream().map(List::<Object>of).toList();
        List<Supplier<Future<Void>>> steps = new ArrayList<>();
        for (Change change : changes) {
            steps.add(() -> change.table().put(client, change.puts()));
        }
        for (Change change : changes.reversed()) {
            Change deleting = change.table().equals(Table.ACCOUNTS) ? change.without(kept) : change;
            steps.add(() -> deleting.table().delete(client, deleting.deletes()));
        }
        steps.add(
                () -> Table.ACCOUNTS.put(client, purses.stream().map(entities::emptied).toList()));
        steps.add(() -> Table.SOURCES.put(client, purses.stream().map(Changes::removed).toList()));
        Future<Void> last = Future.succeededFuture();
        for (Supplier<Future<Void>> step : steps) {
            last = last.compose(_ -> step.get());
        }
        return last;
    }

    private static List<Object> removed(String account) {
        return EntitySource.REMOVED.row(new EntityId(EntityKind.ACCOUNT, account));
    }
}
