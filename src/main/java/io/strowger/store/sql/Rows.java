package io.strowger.store.sql;

import io.strowger.provision.EntityId;
import io.strowger.provision.EntityKind;
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

    /** In this order entities are told of. */
    static final List<EntityKind> KINDS =
            List.of(EntityKind.ACCOUNT, EntityKind.NETWORK, EntityKind.APPLICATION);

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
        entities().stream()
                .filter(entity -> EntitySource.REMOVED.equals(source(entity)))
                .forEach(entity -> of(table(entity.kind())).remove(List.<Object>of(entity.id())));
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

    /** All entities, by kind, then by id. */
    List<EntityId> entities() {
        return KINDS.stream()
                .flatMap(kind ->
                        of(table(kind)).keySet().stream()
                                .map(key -> new EntityId(kind, (String) key.getFirst())))
                .toList();
    }

    /** The row of an entity, or null when there is none. */
    @Nullable List<Object> row(EntityId entity) {
        return of(table(entity.kind())).get(List.<Object>of(entity.id()));
    }

    /** Where something comes from, or null when nobody has written it down. */
    @Nullable EntitySource source(EntityId entity) {
        List<Object> row = of(Table.SOURCES).get(sourceKey(entity));
        return row == null ? null : EntitySource.of(row);
    }

    static List<Object> sourceKey(EntityId entity) {
        return List.of(entity.kind().name(), entity.id());
    }

    /** The ids of the applications of an account. */
    List<String> applicationsOf(String account) {
        return all(Table.APPLICATIONS).stream()
                .filter(row -> account.equals(row.get(1)))
                .map(row -> (String) row.getFirst())
                .toList();
    }

    static Table table(EntityKind kind) {
        return switch (kind) {
            case ACCOUNT, CREDENTIAL -> Table.ACCOUNTS;
            case NETWORK -> Table.NETWORKS;
            case APPLICATION -> Table.APPLICATIONS;
        };
    }
}
