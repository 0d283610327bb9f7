package io.strowger.store.sql;

import io.strowger.provision.EntityKind;
import io.strowger.provision.ProvisionFile;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An account, a network or an application that is provisioned. */
record Entity(EntityKind kind, String id) {

    /** In this order they are told of. */
    static final List<EntityKind> KINDS =
            List.of(EntityKind.ACCOUNT, EntityKind.NETWORK, EntityKind.APPLICATION);

    /** All of these rows, by kind, then by id. */
    static List<Entity> all(Rows rows) {
        return KINDS.stream()
                .flatMap(kind ->
                        rows.of(table(kind)).keySet().stream()
                                .map(key -> new Entity(kind, (String) key.getFirst())))
                .toList();
    }

    /** All that files name. */
    static Set<Entity> namedBy(List<ProvisionFile> files) {
        return files.stream()
                .flatMap(ProvisionFile::named)
                .map(named -> new Entity(named.kind(), named.id()))
                .collect(Collectors.toSet());
    }

    Table table() {
        return table(kind);
    }

    private static Table table(EntityKind kind) {
        return switch (kind) {
            case ACCOUNT -> Table.ACCOUNTS;
            case NETWORK -> Table.NETWORKS;
            case APPLICATION -> Table.APPLICATIONS;
            case CREDENTIAL -> Table.CREDENTIALS;
        };
    }

    List<Object> key() {
        return List.of(id);
    }

    /** Its key in {@link Table#SOURCES}. */
    List<Object> sourceKey() {
        return List.of(kind.name(), id);
    }
}
