package io.strowger.store.sql;

import io.strowger.core.model.ServiceCode;
import io.strowger.provision.AccountEntry;
import io.strowger.provision.CredentialDefinition;
import io.strowger.provision.CredentialEntry;
import io.strowger.provision.ExistingProvisioning;
import io.strowger.provision.OwnershipCheck;
import io.strowger.provision.ProvisionFile;
import io.strowger.provision.Provisioner;
import io.strowger.provision.PurseEntry;
import io.strowger.provision.Subscription;
import io.strowger.security.Keys;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies provisioning files to the tables, each in one transaction. */
public final class SqlProvisioner implements Provisioner {

    private final Database database;
    private final RowWriter writer;
    private final InstantSource clock;

    public SqlProvisioner(Database database, Keys keys) {
        this(database, keys, InstantSource.system());
    }

    /**
     * @param clock tells when a purse was opened
     */
    public SqlProvisioner(Database database, Keys keys, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.writer = new RowWriter(keys);
    }

    @Override
    public Future<Outcome> apply(ProvisionFile file) {
        return database.transaction(connection -> apply(file, connection));
    }

    private Future<Outcome> apply(ProvisionFile file, SqlConnection connection) {
        return Generation.lock(connection)
                .compose(generation ->
                        standing(connection)
                                .compose(
                                        standing -> apply(file, connection, generation, standing)));
    }

    /**
     * What is provisioned.
     *
     * @param currencies of the purses, by their accounts
     */
    private record Standing(Rows rows, Map<String, String> currencies) {}

    private static Future<Standing> standing(SqlClient client) {
        return Rows.load(client)
                .compose(rows ->
                        PurseRows.currencies(client)
                                .map(currencies -> new Standing(rows, currencies)));
    }

    private Future<Outcome> apply(
            ProvisionFile file, SqlConnection connection, long generation, Standing standing) {
        Optional<Outcome.Refused> refused = holders(standing).against(file);
        if (refused.isPresent()) {
            return Future.succeededFuture(refused.get());
        }
        List<Change> changes = new Plan(standing.rows(), file, writer).changes();
        if (changes.isEmpty()) { // a new purse has prices that are new
            return Future.succeededFuture(new Outcome.Applied(generation, false));
        }
        return Plan.write(connection, changes)
                .compose(done -> open(connection, file, standing))
                .compose(done -> SqlTokens.revoke(connection, withdrawn(changes)))
                .compose(done -> Generation.rise(connection))
                .map(risen -> new Outcome.Applied(risen, true));
    }

    /** Opens the purses that are new; the others keep what they have. */
    private Future<Void> open(SqlClient client, ProvisionFile file, Standing standing) {
        Future<?> last = Future.succeededFuture();
        for (AccountEntry account : file.accounts()) {
            PurseEntry purse = account.purse();
            if (purse != null && !standing.currencies().containsKey(account.id())) {
                last =
                        last.compose(_ ->
                                PurseRows.open(
                                        client,
                                        account.id(),
                                        purse.openingBalance(),
                                        clock.millis()));
            }
        }
        return last.mapEmpty();
    }

    /** The ids of the credentials that are no more. */
    private static List<String> withdrawn(List<Change> changes) {
        return changes.stream()
                .filter(change -> change.table().equals(Table.CREDENTIALS))
                .flatMap(change -> change.deletes().stream())
                .map(key ->
                        CredentialDefinition.id(
                                (String) key.get(0), (String) key.get(1), (String) key.get(2)))
                .toList();
    }

    @Override
    public Future<ExistingProvisioning> known() {
        return standing(database.readers()).map(SqlProvisioner::known);
    }

    private OwnershipCheck holders(Standing standing) {
        return new OwnershipCheck(known(standing), entry -> account(standing.rows(), entry));
    }

    private static ExistingProvisioning known(Standing standing) {
        Rows rows = standing.rows();
        Map<ServiceCode, Subscription> live =
                SubscriptionRows.live(rows, SubscriptionRows.all(rows));
        return new ExistingProvisioning(
                id -> rows.of(Table.ACCOUNTS).containsKey(List.<Object>of(id)),
                code -> holder(rows, live, code),
                standing.currencies()::get);
    }

    private static @Nullable String holder(
            Rows rows, Map<ServiceCode, Subscription> live, ServiceCode code) {
        List<Object> key = List.of(code.segments());
        String application =
                value(rows.of(Table.SERVICE_CODES), Table.SERVICE_CODES, key, "application");
        Subscription subscription = live.get(code);
        return application == null && subscription != null
                ? subscription.application()
                : application;
    }

    private @Nullable String account(Rows rows, CredentialEntry entry) {
        List<Object> row = writer.credential("", entry);
        return value(
                rows.of(Table.CREDENTIALS),
                Table.CREDENTIALS,
                Table.CREDENTIALS.keyOf(row),
                "account");
    }

    private static @Nullable String value(
            Map<List<Object>, List<Object>> rows, Table table, List<Object> key, String column) {
        List<Object> row = rows.get(key);
        return row == null ? null : (String) row.get(table.columns().indexOf(column));
    }
}
