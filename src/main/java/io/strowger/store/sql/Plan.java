package io.strowger.store.sql;

import io.strowger.provision.AccountEntry;
import io.strowger.provision.ApplicationEntry;
import io.strowger.provision.NetworkEntry;
import io.strowger.provision.ProvisionFile;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All that has to be written so that what is provisioned is as a file says. */
final class Plan {

    private final Rows rows;
    private final ProvisionFile file;
    private final RowWriter writer;

    Plan(Rows rows, ProvisionFile file, RowWriter writer) {
        this.rows = rows;
        this.file = file;
        this.writer = writer;
    }

    /** What differs, table by table, in the order in which it can be written. */
    List<Change> changes() {
        return List.of(
                        change(Table.ACCOUNTS, accounts(), List.of()),
                        change(Table.CREDENTIALS, credentials(), goneCredentials()),
                        change(Table.NETWORKS, networks(), List.of()),
                        change(Table.APPLICATIONS, applications(), List.of()),
                        change(Table.SERVICE_CODES, codes(), goneCodes()),
                        change(Table.PUSH_PRICES, PriceRows.of(file), PriceRows.gone(rows, file)))
                .stream()
                .filter(change -> !change.isEmpty())
                .toList();
    }

    /** Writes changes one after another. */
    static Future<Void> write(SqlClient client, List<Change> changes) {
        Future<Void> last = Future.succeededFuture();
        for (Change change : changes) {
            last = last.compose(done -> change.write(client));
        }
        return last;
    }

    private Change change(Table table, List<List<Object>> wanted, List<List<Object>> gone) {
        return Change.between(table, rows.of(table), wanted, gone);
    }

    private List<List<Object>> accounts() {
        return file.accounts().stream().map(writer::account).toList();
    }

    private List<List<Object>> credentials() {
        return file.accounts().stream()
                .flatMap(account ->
                        account.credentials().stream()
                                .map(entry -> writer.credential(account.id(), entry)))
                .toList();
    }

    private List<List<Object>> goneCredentials() {
        Set<String> ids =
                file.accounts().stream().map(AccountEntry::id).collect(Collectors.toSet());
        return keysWhere(Table.CREDENTIALS, "account", ids);
    }

    /** A network keeps its position; new ones come behind all others. */
    private List<List<Object>> networks() {
        Map<List<Object>, List<Object>> present = rows.of(Table.NETWORKS);
        int position = Table.NETWORKS.columns().indexOf("position");
        long next =
                1
                        + rows.all(Table.NETWORKS).stream()
                                .mapToLong(row -> (Long) row.get(position))
                                .max()
                                .orElse(0);
        List<List<Object>> wanted = new ArrayList<>();
        for (NetworkEntry entry : file.networks()) {
            List<Object> known = present.get(List.<Object>of(entry.id()));
            wanted.add(writer.network(entry, known == null ? next++ : (Long) known.get(position)));
        }
        return wanted;
    }

    private List<List<Object>> applications() {
        return file.applications().stream().map(writer::application).toList();
    }

    private List<List<Object>> codes() {
        return file.applications().stream()
                .flatMap(application ->
                        application.definition().codes().stream()
                                .map(code -> List.<Object>of(code.segments(), application.id())))
                .toList();
    }

    private List<List<Object>> goneCodes() {
        Set<String> ids =
                file.applications().stream().map(ApplicationEntry::id).collect(Collectors.toSet());
        return keysWhere(Table.SERVICE_CODES, "application", ids);
    }

    private List<List<Object>> keysWhere(Table table, String column, Set<String> values) {
        int index = table.columns().indexOf(column);
        return rows.all(table).stream()
                .filter(row -> values.contains((String) row.get(index)))
                .map(table::keyOf)
                .toList();
    }
}
