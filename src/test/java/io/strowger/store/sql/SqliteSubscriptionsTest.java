package io.strowger.store.sql;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.bootstrap.Protocols;
import io.strowger.core.session.Destination;
import io.strowger.provision.Criterion;
import io.strowger.provision.OneApiApplications;
import io.strowger.provision.Provisioner;
import io.strowger.provision.Registry;
import io.strowger.provision.Subscription;
import io.strowger.provision.Subscription.Wish;
import io.strowger.security.Keys;
import io.strowger.security.Secret;
import io.strowger.store.Subscriptions;
import io.strowger.store.Subscriptions.Created;
import io.strowger.store.SubscriptionsContract;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteSubscriptionsTest extends SubscriptionsContract {

    private static final Wish WISH =
            new Wish(
                    "acme",
                    URI.create("https://app.example/ussd"),
                    "it's\ttheir\nown",
                    "c1",
                    true,
                    List.of(new Criterion("7782", "DIA, LOG", "8"), new Criterion("7782", "", "")));

    @RegisterExtension final SqliteExtension sqlite = new SqliteExtension();

    private final Keys keys = Keys.of(new Secret("a pepper for tests only"));
    private @Nullable SqlRegistry registry;

    @BeforeEach
    @Override
    protected void provision() {
        registry = started(sqlite.database());
        super.provision();
    }

    private SqlRegistry started(Database database) {
        SqlRegistry started =
                new SqlRegistry(
                        database,
                        keys,
                        OneApiApplications.DEFAULTS,
                        Protocols.STANDARD.dialects(),
                        Protocols.STANDARD.connectors().traits());
        await(started.start(sqlite.vertx()));
        return started;
    }

    @Override
    protected Subscriptions subscriptions() {
        return new SqlSubscriptions(sqlite.database(), registry());
    }

    @Override
    protected Provisioner provisioner() {
        return new SqlProvisioner(sqlite.database(), keys);
    }

    @Override
    protected Registry registry() {
        return Objects.requireNonNull(registry);
    }

    @Test
    void shouldRememberOverARestart() {
        Subscription made = ((Created.Made) await(subscriptions().create(WISH, 5))).subscription();
        Database reopened = await(Sqlite.open(sqlite.vertx(), sqlite.data()));
        SqlRegistry after = started(reopened);
        Subscriptions again = new SqlSubscriptions(reopened, after);
        assertThat(await(again.find("acme", made.id()))).contains(made);
        assertThat(await(again.create(WISH, 9))).isEqualTo(new Created.Same(made));
        assertThat(after.current().destination("*7782*8#")).isInstanceOf(Destination.Routed.class);
    }

    @Test
    void shouldBeSeenByOtherProcesses() {
        SqlRegistry other = started(await(Sqlite.open(sqlite.vertx(), sqlite.data())));
        Subscription made = ((Created.Made) await(subscriptions().create(WISH, 5))).subscription();
        Awaitility.await().until(() -> other.current().application(made.application()) != null);
        await(subscriptions().delete("acme", made.id()));
        Awaitility.await().until(() -> other.current().application(made.application()) == null);
    }

    @Test
    void shouldRefuseTheRecoveryCodeOfAnApplication() {
        await(
                sqlite.database()
                        .writer()
                        .query("INSERT INTO service_codes SELECT '7782*123', id FROM applications")
                        .execute());
        Criterion taken = new Criterion("7782", "", "123");
        Wish wish = new Wish("acme", WISH.notifyUrl(), "", "", false, List.of(taken));
        assertThat(await(subscriptions().create(wish, 5))).isEqualTo(new Created.Overlap(taken));
    }
}
