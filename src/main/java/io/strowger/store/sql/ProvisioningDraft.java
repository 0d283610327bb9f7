package io.strowger.store.sql;

import static java.util.stream.Collectors.toSet;

import io.strowger.provision.AccountEntry;
import io.strowger.provision.ApplicationEntry;
import io.strowger.provision.EntityKind;
import io.strowger.provision.NetworkEntry;
import io.strowger.provision.ProvisionFile;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What is to be provisioned, while it is worked out; none of it is written. */
final class ProvisioningDraft {

    private static final int POSITION = Table.NETWORKS.columns().indexOf("position");

    private final Rows rows;
    private final RowWriter writer;
    private long lastPosition;

    /**
     * @param before stays as it is
     */
    ProvisioningDraft(Rows before, RowWriter writer) {
        this.rows = before.copy();
        this.writer = writer;
        this.lastPosition =
                before.all(Table.NETWORKS).stream()
                        .mapToLong(row -> (Long) row.get(POSITION))
                        .max()
                        .orElse(0);
    }

    Rows rows() {
        return rows;
    }

    /** Removes things with all that comes with them. */
    void removeAll(Collection<Entity> entities) {
        for (Entity entity : entities) {
            rows.of(entity.table()).remove(entity.key());
            rows.of(Table.SOURCES).remove(entity.sourceKey());
        }
        Set<String> accounts = ids(EntityKind.ACCOUNT, entities);
        release(accounts, ids(EntityKind.APPLICATION, entities));
        drop(Table.SUBSCRIPTIONS, "account", accounts);
        Set<Object> subscriptions =
                rows.of(Table.SUBSCRIPTIONS).keySet().stream().map(List::getFirst).collect(toSet());
        rows.all(Table.SUBSCRIPTION_CODES).removeIf(row -> !subscriptions.contains(row.get(1)));
    }

    private static Set<String> ids(EntityKind kind, Collection<Entity> entities) {
        return entities.stream()
                .filter(entity -> entity.kind() == kind)
                .map(Entity::id)
                .collect(toSet());
    }

    /** Takes from all that a file names what the file will give to it again. */
    void release(ProvisionFile file) {
        release(
                file.accounts().stream().map(AccountEntry::id).collect(toSet()),
                file.applications().stream().map(ApplicationEntry::id).collect(toSet()));
    }

    private void release(Set<String> accounts, Set<String> applications) {
        drop(Table.CREDENTIALS, "account", accounts);
        drop(Table.SERVICE_CODES, "application", applications);
        PriceRows.remove(rows, EntityKind.ACCOUNT, accounts);
        PriceRows.remove(rows, EntityKind.APPLICATION, applications);
    }

    private void drop(Table table, String column, Set<String> values) {
        int index = table.columns().indexOf(column);
        rows.all(table).removeIf(row -> values.contains((String) row.get(index)));
    }

    /** Puts back an account that was removed, without what came with it. */
    void restoreAccount(Rows before, Entity account) {
        copy(before, Table.ACCOUNTS, account.key());
        copy(before, Table.SOURCES, account.sourceKey());
    }

    private void copy(Rows before, Table table, List<Object> key) {
        List<Object> row = before.of(table).get(key);
        if (row != null) {
            put(table, row);
        }
    }

    void removeCredential(List<Object> key) {
        rows.of(Table.CREDENTIALS).remove(key);
    }

    /** Writes down where something comes from. */
    void claim(Entity entity, EntitySource source) {
        put(Table.SOURCES, source.row(entity.kind(), entity.id()));
    }

    /** Puts all that a released file names. */
    void put(ProvisionFile file, EntitySource source) {
        for (AccountEntry account : file.accounts()) {
            put(Table.ACCOUNTS, writer.account(account));
            account.credentials()
                    .forEach(one -> put(Table.CREDENTIALS, writer.credential(account.id(), one)));
        }
        file.networks().forEach(one -> put(Table.NETWORKS, writer.network(one, position(one))));
        file.applications().forEach(this::put);
        PriceRows.of(file).forEach(row -> put(Table.PUSH_PRICES, row));
        Entity.namedBy(List.of(file)).forEach(entity -> claim(entity, source));
    }

    private void put(ApplicationEntry application) {
        put(Table.APPLICATIONS, writer.application(application));
        application
                .definition()
                .codes()
                .forEach(code ->
                        put(Table.SERVICE_CODES, List.of(code.segments(), application.id())));
    }

    private void put(Table table, List<Object> row) {
        rows.of(table).put(table.keyOf(row), row);
    }

    /** A network keeps its position; a new one comes behind all others. */
    private long position(NetworkEntry entry) {
        List<Object> known = rows.of(Table.NETWORKS).get(List.<Object>of(entry.id()));
        return known == null ? ++lastPosition : (Long) known.get(POSITION);
    }
}
