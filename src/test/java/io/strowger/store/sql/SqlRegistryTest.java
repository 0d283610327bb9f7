package io.strowger.store.sql;

import static io.strowger.store.Futures.await;

import io.strowger.bootstrap.Protocols;
import io.strowger.provision.OneApiApplications;
import io.strowger.provision.Provisioner;
import io.strowger.provision.Registry;
import io.strowger.security.Keys;
import io.strowger.security.Secret;
import io.strowger.store.Purses;
import io.strowger.store.RegistryContract;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The file is applied over a second opening of the database, as another process does. */
class SqlRegistryTest extends RegistryContract {

    @RegisterExtension final SqliteExtension sqlite = new SqliteExtension();

    private final Keys keys = Keys.of(new Secret("a pepper for tests only"));
    private @Nullable SqlRegistry registry;
    private @Nullable Provisioner provisioner;

    @BeforeEach
    void start() {
        registry =
                new SqlRegistry(
                        sqlite.database(),
                        keys,
                        OneApiApplications.DEFAULTS,
                        Protocols.STANDARD.dialects(),
                        Protocols.STANDARD.connectors().traits());
        await(registry.start(sqlite.vertx()));
        Database second = await(Sqlite.open(sqlite.vertx(), sqlite.data()));
        provisioner = new SqlProvisioner(second, keys);
    }

    @Override
    protected Registry registry() {
        return Objects.requireNonNull(registry);
    }

    @Override
    protected Purses purses() {
        return new SqlPurses(sqlite.database());
    }

    @Override
    protected Provisioner provisioner() {
        return Objects.requireNonNull(provisioner);
    }
}
