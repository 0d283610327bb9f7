package io.strowger.store.sql;

import io.strowger.core.model.ServiceCode;
import io.strowger.provision.CredentialEntry;
import io.strowger.provision.Holders;
import io.strowger.provision.Known;
import io.strowger.provision.ProvisionFile;
import io.strowger.provision.Provisioner;
import io.strowger.security.Keys;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies provisioning files to the tables, each in one transaction. */
public final class SqlProvisioner implements Provisioner {

    // a write, so that in every engine only one process at a time gets beyond it
    private static final String LOCK = "UPDATE generation SET number = number + 0 RETURNING number";
    private static final String RISE = "UPDATE generation SET number = number + 1 RETURNING number";

    private final Database database;
    private final RowWriter writer;

    public SqlProvisioner(Database database, Keys keys) {
        this.database = database;
        this.writer = new RowWriter(keys);
    }

    @Override
    public Future<Outcome> apply(ProvisionFile file) {
        return database.transaction(connection -> apply(file, connection));
    }

    private Future<Outcome> apply(ProvisionFile file, SqlConnection connection) {
        return number(connection, LOCK)
                .compose(generation ->
                        Rows.load(connection)
                                .compose(rows -> apply(file, connection, generation, rows)));
    }

    private Future<Outcome> apply(
            ProvisionFile file, SqlConnection connection, long generation, Rows rows) {
        Optional<Outcome.Refused> refused = holders(rows).against(file);
        if (refused.isPresent()) {
            return Future.succeededFuture(refused.get());
        }
        List<Change> changes = new Plan(rows, file, writer).changes();
        if (changes.isEmpty()) {
            return Future.succeededFuture(new Outcome.Applied(generation, false));
        }
        return Plan.write(connection, changes)
                .compose(done -> number(connection, RISE))
                .map(risen -> new Outcome.Applied(risen, true));
    }

    @Override
    public Future<Known> known() {
        return Rows.load(database.readers()).map(SqlProvisioner::known);
    }

    private Holders holders(Rows rows) {
        return new Holders(known(rows), entry -> account(rows, entry));
    }

    private static Known known(Rows rows) {
        return new Known(
                id -> rows.of(Table.ACCOUNTS).containsKey(List.<Object>of(id)),
                code -> application(rows, code));
    }

    private static @Nullable String application(Rows rows, ServiceCode code) {
        return value(
                rows.of(Table.SERVICE_CODES),
                Table.SERVICE_CODES,
                List.of(code.segments()),
                "application");
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

    private static Future<Long> number(SqlConnection connection, String statement) {
        return connection.query(statement).execute().map(SqlProvisioner::number);
    }

    private static long number(RowSet<Row> rows) {
        return rows.iterator().next().getLong(0);
    }
}
