package io.strowger.store.sql;

import static java.util.stream.Collectors.toSet;

import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.EntityId;
import io.strowger.provision.EntityKind;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.ProvisionFile;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What is to be provisioned, while it is worked out; none of it is written. */
final class ProvisioningDraft {

    private final Rows rows;
    private final EntityRows entities;
    private long lastPosition;

    /**
     * @param before stays as it is
     */
    ProvisioningDraft(Rows before, EntityRows entities) {
        this.rows = before.copy();
        this.entities = entities;
        this.lastPosition =
                before.all(Table.NETWORKS).stream()
                        .mapToLong(row -> (Long) row.get(1))
                        .max()
                        .orElse(0);
    }

    Rows rows() {
        return rows;
    }

    /** Removes things with all that comes with them. */
    void removeAll(Collection<EntityId> gone) {
        for (EntityId entity : gone) {
            rows.of(Rows.table(entity.kind())).remove(List.<Object>of(entity.id()));
            rows.of(Table.SOURCES).remove(Rows.sourceKey(entity));
        }
        drop(Table.SERVICE_CODES, ids(EntityKind.APPLICATION, gone));
        drop(Table.SUBSCRIPTIONS, ids(EntityKind.ACCOUNT, gone));
        Set<Object> subscriptions =
                rows.of(Table.SUBSCRIPTIONS).keySet().stream().map(List::getFirst).collect(toSet());
        rows.all(Table.SUBSCRIPTION_CODES).removeIf(row -> !subscriptions.contains(row.get(1)));
    }

    private static Set<String> ids(EntityKind kind, Collection<EntityId> entities) {
        return entities.stream()
                .filter(entity -> entity.kind() == kind)
                .map(EntityId::id)
                .collect(toSet());
    }

    /** Removes the rows whose second value, their owner, is one of these. */
    private void drop(Table table, Set<String> owners) {
        rows.all(table).removeIf(row -> owners.contains((String) row.get(1)));
    }

    /** Takes from all that a file names what the file will give to it again. */
    void release(ProvisionFile file) {
        drop(Table.SERVICE_CODES, ids(EntityKind.APPLICATION, file.named().toList()));
        file.named()
                .forEach(entity -> {
                    List<Object> row = rows.row(entity);
                    if (row != null) {
                        put(Rows.table(entity.kind()), EntityRows.bare(row));
                    }
                });
    }

    /** Puts back an account that was removed, without what came with it. */
    void restoreAccount(Rows before, EntityId account) {
        List<Object> row = before.row(account);
        List<Object> source = before.of(Table.SOURCES).get(Rows.sourceKey(account));
        if (row != null) {
            put(Table.ACCOUNTS, EntityRows.bare(row));
        }
        if (source != null) {
            put(Table.SOURCES, source);
        }
    }

    /** Takes one of its credentials from an account. */
    void removeCredential(List<Object> account, int index) {
        put(Table.ACCOUNTS, EntityRows.without(account, index));
    }

    /** Writes down where something comes from. */
    void claim(EntityId entity, EntitySource source) {
        put(Table.SOURCES, source.row(entity));
    }

    /** Puts all that a released file names. */
    void put(ProvisionFile file, EntitySource source) {
        file.accounts().forEach(one -> put(Table.ACCOUNTS, entities.row(one)));
        file.networks().forEach(one -> put(Table.NETWORKS, entities.row(one, position(one))));
        file.applications().forEach(this::put);
        file.named().forEach(entity -> claim(entity, source));
    }

    private void put(ApplicationDefinition application) {
        put(Table.APPLICATIONS, entities.row(application));
        application
                .allCodes()
                .forEach(code ->
                        put(Table.SERVICE_CODES, List.of(code.segments(), application.id())));
    }

    private void put(Table table, List<Object> row) {
        rows.of(table).put(table.keyOf(row), row);
    }

    /** A network keeps its position; a new one comes behind all others. */
    private long position(NetworkDefinition network) {
        List<Object> known = rows.of(Table.NETWORKS).get(List.<Object>of(network.id()));
        return known == null ? ++lastPosition : (Long) known.get(1);
    }
}
