package io.strowger.store.sql;

import io.strowger.core.model.Money;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.EntityId;
import io.strowger.provision.EntityKind;
import io.strowger.provision.ExistingProvisioning;
import io.strowger.provision.ProvisionFile;
import io.strowger.provision.Provisioner;
import io.strowger.provision.PurseDefinition;
import io.strowger.security.KeyedHash;
import io.strowger.security.Keys;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Changes the tables of what is provisioned, each time in one transaction. */
public final class SqlProvisioner implements Provisioner {

    private final Database database;
    private final EntityRows entities;
    private final KeyedHash hasher;
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
        this.entities = new EntityRows(keys);
        this.hasher = keys.credentials();
    }

    @Override
    public Future<Outcome> apply(ProvisionFile file) {
        return change(update -> update.apply(file), List.of(file));
    }

    @Override
    public Future<Outcome> start(List<ProvisionFile> files, ProvisionFile demo) {
        return change(update -> update.start(files, demo), files);
    }

    @Override
    public Future<Outcome> remove(EntityKind kind, String id) {
        return change(
                update ->
                        kind == EntityKind.CREDENTIAL
                                ? update.removeCredential(id)
                                : update.remove(new EntityId(kind, id)),
                List.of());
    }

    @Override
    public Future<Outcome> preview(ProvisionFile file) {
        return Generation.read(database.readers())
                .compose(generation ->
                        standing(database.readers())
                                .map(standing -> {
                                    ProvisioningUpdate update = update(standing);
                                    Optional<Outcome.Refused> refused = update.apply(file);
                                    return refused.isPresent()
                                            ? refused.get()
                                            : new Outcome.Applied(generation, update.differences());
                                }));
    }

    @Override
    public Future<ExistingProvisioning> known(String path) {
        return standing(database.readers()).map(standing -> update(standing).known(path));
    }

    @Override
    public Future<ExistingProvisioning> knownAtStart(Set<String> paths, ProvisionFile demo) {
        return standing(database.readers())
                .map(standing -> update(standing).knownAtStart(paths, demo));
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

    private ProvisioningUpdate update(Standing standing) {
        return new ProvisioningUpdate(standing.rows(), standing.currencies(), entities, hasher);
    }

    private Future<Outcome> change(
            Function<ProvisioningUpdate, Optional<Outcome.Refused>> decision,
            List<ProvisionFile> files) {
        return database.transaction(connection ->
                Generation.lock(connection)
                        .compose(generation ->
                                standing(connection)
                                        .compose(standing ->
                                                change(
                                                        connection,
                                                        generation,
                                                        standing,
                                                        decision,
                                                        files))));
    }

    private Future<Outcome> change(
            SqlConnection connection,
            long generation,
            Standing standing,
            Function<ProvisioningUpdate, Optional<Outcome.Refused>> decision,
            List<ProvisionFile> files) {
        ProvisioningUpdate update = update(standing);
        Optional<Outcome.Refused> refused = decision.apply(update);
        if (refused.isPresent()) {
            return Future.succeededFuture(refused.get());
        }
        Changes changes = new Changes(standing.rows(), update.after(), standing.currencies());
        if (changes.isEmpty()) { // a new purse has prices that are new
            return Future.succeededFuture(new Outcome.Applied(generation, update.differences()));
        }
        return changes.write(connection, entities)
                .compose(done -> open(connection, files, standing))
                .compose(done -> SqlTokens.revoke(connection, update.withdrawn()))
                .compose(done -> Generation.rise(connection))
                .map(risen -> new Outcome.Applied(risen, update.differences()));
    }

    /** Opens the purses that are new; the others keep what they have. */
    private Future<Void> open(SqlClient client, List<ProvisionFile> files, Standing standing) {
        Future<?> last = Future.succeededFuture();
        for (AccountDefinition account :
                files.stream().flatMap(f -> f.accounts().stream()).toList()) {
            PurseDefinition purse = account.purse();
            Money opening = purse == null ? null : purse.openingBalance();
            if (opening != null && !standing.currencies().containsKey(account.id())) {
                last =
                        last.compose(
                                _ -> PurseRows.open(client, account.id(), opening, clock.millis()));
            }
        }
        return last.mapEmpty();
    }
}
