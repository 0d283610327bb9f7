package io.strowger.store.sql;

import io.strowger.provision.AccountDefinition;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.EntityKind;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.Provisioned;
import io.strowger.provision.Subscribed;
import io.strowger.security.Keys;
import io.strowger.security.Secret;
import io.strowger.store.sql.DocumentCodec.Read;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Accounts, networks and applications as rows: their documents, and before these what SQL has to
 * see of them.
 *
 * <p>A secret that does not open takes what it belongs to out of service and nothing else: a
 * network and an application are left out, an account is suspended. Neither a request without its
 * secret nor a network that is not asked for one would be right.
 */
final class EntityRows {

    private final DocumentCodec documents;

    EntityRows(Keys keys) {
        this.documents = new DocumentCodec(keys);
    }

    List<Object> row(AccountDefinition one) {
        return List.of(one.id(), documents.write(Table.ACCOUNTS, one.id(), one));
    }

    List<Object> row(NetworkDefinition one, long position) {
        return List.of(one.id(), position, documents.write(Table.NETWORKS, one.id(), one));
    }

    List<Object> row(ApplicationDefinition one) {
        return List.of(
                one.id(),
                one.terms().account(),
                documents.write(Table.APPLICATIONS, one.id(), one));
    }

    /** What stays of an account whose purse stays: nothing that tells anything of it. */
    List<Object> emptied(String id) {
        return row(
                new AccountDefinition(
                        id,
                        id,
                        Set.of(),
                        true,
                        null,
                        List.of(),
                        new Secret(""),
                        List.of(),
                        AccountDefinition.Channel.SMS,
                        null,
                        List.of()));
    }

    private <T> Read<T> read(Table table, List<Object> row, Class<T> type) {
        return documents.read(table, (String) row.getFirst(), (String) row.getLast(), type);
    }

    Optional<AccountDefinition> account(List<Object> row) {
        return read(Table.ACCOUNTS, row, AccountDefinition.class).value();
    }

    Optional<NetworkDefinition> network(List<Object> row) {
        return read(Table.NETWORKS, row, NetworkDefinition.class).value();
    }

    Optional<ApplicationDefinition> application(List<Object> row) {
        return read(Table.APPLICATIONS, row, ApplicationDefinition.class).value();
    }

    /** A row without what may go to another entity, and without prices. */
    static List<Object> bare(List<Object> row) {
        List<Object> bare = new ArrayList<>(row);
        bare.set(
                row.size() - 1,
                DocumentCodec.without(
                        (String) row.getLast(),
                        Set.of("credentials", "codes", "recoveryCode", "purse", "prices")));
        return bare;
    }

    /**
     * An account's row without one of its credentials; secrets that do not open stay as they are.
     */
    static List<Object> without(List<Object> account, int credential) {
        return List.of(
                account.getFirst(),
                DocumentCodec.without((String) account.getLast(), "credentials", credential));
    }

    /** The same row as this release writes it; what cannot be read stays as it is. */
    List<Object> rewritten(EntityKind kind, List<Object> row) {
        Optional<List<Object>> again =
                switch (kind) {
                    case ACCOUNT, CREDENTIAL ->
                            whole(Table.ACCOUNTS, row, AccountDefinition.class).map(this::row);
                    case APPLICATION ->
                            whole(Table.APPLICATIONS, row, ApplicationDefinition.class)
                                    .map(this::row);
                    case NETWORK ->
                            whole(Table.NETWORKS, row, NetworkDefinition.class)
                                    .map(one -> row(one, (Long) row.get(1)));
                };
        return again.orElse(row);
    }

    private <T> Optional<T> whole(Table table, List<Object> row, Class<T> type) {
        Read<T> read = read(table, row, type);
        return read.faults().isEmpty() ? read.value() : Optional.empty();
    }

    /**
     * All of it.
     *
     * @param faults hears what is out of service because it cannot be read
     */
    Provisioned all(Rows rows, Consumer<String> faults) {
        Map<String, AccountDefinition> accounts = new LinkedHashMap<>();
        for (List<Object> row : rows.all(Table.ACCOUNTS)) {
            Read<AccountDefinition> read = read(Table.ACCOUNTS, row, AccountDefinition.class);
            read.faults().forEach(faults);
            read.value()
                    .map(one -> read.faults().isEmpty() ? one : one.outOfService())
                    .ifPresent(one -> accounts.put(one.id(), one));
        }
        List<NetworkDefinition> networks =
                readable(rows, Table.NETWORKS, NetworkDefinition.class, faults);
        List<ApplicationDefinition> applications =
                readable(rows, Table.APPLICATIONS, ApplicationDefinition.class, faults);
        return new Provisioned(accounts, networks, applications, subscribed(rows));
    }

    /** Networks by their positions. */
    private <T> List<T> readable(Rows rows, Table table, Class<T> type, Consumer<String> faults) {
        List<List<Object>> inOrder = new ArrayList<>(rows.all(table));
        if (table.equals(Table.NETWORKS)) {
            inOrder.sort(Comparator.comparingLong(row -> (Long) row.get(1)));
        }
        List<T> all = new ArrayList<>();
        for (List<Object> row : inOrder) {
            Read<T> read = read(table, row, type);
            read.faults().forEach(faults);
            read.value().filter(one -> read.faults().isEmpty()).ifPresent(all::add);
        }
        return all;
    }

    private static Subscribed subscribed(Rows rows) {
        return new Subscribed(SubscriptionRows.all(rows), SubscriptionRows.holders(rows));
    }
}
