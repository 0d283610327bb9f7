package io.strowger.store.sql;

import static io.strowger.provision.Definitions.account;
import static io.strowger.provision.Definitions.entry;
import static io.strowger.provision.Definitions.file;
import static io.strowger.provision.Definitions.oauth;
import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.provision.CredentialDefinition;
import io.strowger.provision.ProvisionFile;
import io.strowger.provision.Provisioner;
import io.strowger.security.Keys;
import io.strowger.security.Secret;
import io.strowger.store.Futures;
import io.strowger.store.Tokens;
import io.strowger.store.Tokens.Grant;
import io.strowger.store.Tokens.Pair;
import io.strowger.store.Tokens.Refreshed;
import io.strowger.store.TokensContract;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteTokensTest extends TokensContract {

    private static final Pair PAIR = new Pair("a", 100, "r", 200);

    @RegisterExtension final SqliteExtension sqlite = new SqliteExtension();

    private final Keys keys = Keys.of(new Secret("a pepper for tests only"));

    @Override
    protected Tokens tokens() {
        return new SqlTokens(sqlite.database());
    }

    @Test
    void shouldRememberOverARestart() {
        Grant grant = new Grant("f", "oauth-a-1", Set.of("ussd"));
        await(tokens().issue(grant, PAIR, 10, 0));
        Database reopened = await(Sqlite.open(sqlite.vertx(), sqlite.data()));
        assertThat(await(new SqlTokens(reopened).access("a", 0))).contains(grant);
    }

    @Test
    void shouldKnowAfterARestartThatARefreshTokenWasUsed() {
        Grant grant = new Grant("f", "oauth-a-1", Set.of("ussd"));
        await(tokens().issue(grant, PAIR, 10, 0));
        await(tokens().refresh("r", "oauth-a-1", Set.of(), next("2"), 10, 0));
        Tokens restarted = new SqlTokens(await(Sqlite.open(sqlite.vertx(), sqlite.data())));
        assertThat(await(restarted.access("a2", 0))).contains(grant);
        assertThat(await(restarted.refresh("r", "oauth-a-1", Set.of(), next("3"), 10, 0)))
                .isEqualTo(new Refreshed.Reused());
        assertThat(await(tokens().access("a2", 0))).isEmpty();
    }

    @Test
    void shouldRefreshOnceOfManyInTwoProcesses() {
        await(tokens().issue(new Grant("f", "c", Set.of()), PAIR, 1_000, 0));
        List<Tokens> both =
                List.of(tokens(), new SqlTokens(await(Sqlite.open(sqlite.vertx(), sqlite.data()))));
        List<Future<Refreshed>> asked =
                IntStream.range(0, 64)
                        .mapToObj(i ->
                                both.get(i % 2)
                                        .refresh("r", "c", Set.of(), next("x" + i), 1_000, 0))
                        .toList();
        assertThat(asked.stream().map(Futures::await))
                .filteredOn(Refreshed.Renewed.class::isInstance)
                .hasSize(1);
    }

    private static Pair next(String name) {
        return new Pair("a" + name, 100, "r" + name, 200);
    }

    @Test
    void shouldEndWithTheCredentialThatTheyWereGrantedTo() {
        Provisioner provisioner = new SqlProvisioner(sqlite.database(), keys);
        await(provisioner.apply(acmeWith(oauth("key", "first-secret"))));
        Grant grant = new Grant("f", idOf("key", "first-secret"), Set.of("ussd"));
        await(tokens().issue(grant, PAIR, 10, 0));
        await(provisioner.apply(acmeWith(oauth("key", "first-secret"), oauth("b", "another-1"))));
        assertThat(await(tokens().access("a", 0))).contains(grant);
        await(provisioner.apply(acmeWith(oauth("key", "second-secret"))));
        // back again, it does not bring its tokens back
        await(provisioner.apply(acmeWith(oauth("key", "first-secret"))));
        assertThat(await(tokens().access("a", 0))).isEmpty();
    }

    private String idOf(String name, String secret) {
        return oauth(name, secret).id(keys.credentials());
    }

    private static ProvisionFile acmeWith(CredentialDefinition... credentials) {
        return file(List.of(entry(account("acme", "ussd"), credentials)), List.of(), List.of());
    }
}
