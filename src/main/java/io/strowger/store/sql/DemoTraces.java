package io.strowger.store.sql;

import io.strowger.provision.EntityKind;
import io.strowger.provision.ProvisionFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an earlier release provisioned of the demo, when nobody wrote down which file something
 * comes from. It is known by what it says: an account, a network or an application that somebody
 * has changed is his own.
 *
 * @param demo the demo of this release
 */
record DemoTraces(Rows rows, ProvisionFile demo, RowWriter writer) {

    /** The columns that the demo sets itself; what else there is came from the settings then. */
    private static final List<String> OF_NETWORKS =
            List.of(
                    "connector",
                    "dialect",
                    "operator",
                    "country",
                    "secret_hash",
                    "url",
                    "prefixes");

    private static final List<String> OF_APPLICATIONS = List.of("account", "dialect", "url");
    private static final List<String> OF_ACCOUNTS =
            List.of("name", "permissions", "callback_ranges", "short_codes", "callback_secret");

    Set<Entity> found() {
        Set<Entity> found = new HashSet<>();
        demo.accounts().stream()
                .map(writer::account)
                .flatMap(row -> trace(EntityKind.ACCOUNT, row, OF_ACCOUNTS))
                .filter(account -> hasNoCredential(account.id()))
                .forEach(found::add);
        demo.networks().stream()
                .map(entry -> writer.network(entry, 1))
                .flatMap(row -> trace(EntityKind.NETWORK, row, OF_NETWORKS))
                .forEach(found::add);
        demo.applications().stream()
                .map(writer::application)
                .flatMap(row -> trace(EntityKind.APPLICATION, row, OF_APPLICATIONS))
                .forEach(found::add);
        return found;
    }

    private boolean hasNoCredential(String account) {
        return rows.keysWhere(Table.CREDENTIALS, "account", account).isEmpty();
    }

    private Stream<Entity> trace(EntityKind kind, List<Object> row, List<String> columns) {
        Entity entity = new Entity(kind, (String) row.getFirst());
        List<Object> found = rows.of(entity.table()).get(entity.key());
        boolean same =
                found != null
                        && rows.source(entity) == null
                        && columns.stream()
                                .map(entity.table().columns()::indexOf)
                                .allMatch(i -> found.get(i).equals(row.get(i)));
        return same ? Stream.of(entity) : Stream.of();
    }
}
