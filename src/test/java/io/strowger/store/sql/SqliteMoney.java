package io.strowger.store.sql;

import static io.strowger.store.Futures.await;

import io.strowger.core.model.Money;
import io.strowger.limits.Quota;
import io.strowger.security.Keys;
import io.strowger.security.Secret;
import io.strowger.store.Purses;
import io.strowger.store.Pushes;
import io.strowger.store.Pushes.KeptRefusal;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database with accounts acme, beta and doubtful, whose purse nobody trusts. */
public final class SqliteMoney implements BeforeEachCallback, AfterEachCallback {

    static final Keys KEYS = Keys.of(new Secret("a pepper for tests only"));
    static final KeptRefusal REFUSAL =
            new KeptRefusal(500, Buffer.buffer("{\"code\":\"CANNOT_INITIATE_PUSH\"}"));
    static final String ACCOUNT =
            "INSERT INTO accounts (id, document)"
                    + " VALUES ($1, json_object('id', $1, 'channel', 'SMS', 'callbackSecret', ''))";

    private final SqliteExtension sqlite = new SqliteExtension();
    private @Nullable Purses purses;
    private @Nullable Pushes pushes;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        sqlite.beforeEach(context);
        Database database = sqlite.database();
        for (String id : List.of("acme", "beta", "doubtful")) {
            await(database.write(ACCOUNT, Tuple.of(id)));
        }
        purses = new SqlPurses(database);
        pushes = pushes(database);
    }

    static RowQuota quota(Database database) {
        return RowQuota.ofCorrelators(database, new Quota(10_000, 10_000));
    }

    static Pushes pushes(Database database) {
        return new SqlPushes(
                database, KEYS, account -> !account.equals("doubtful"), quota(database), REFUSAL);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        sqlite.afterEach(context);
    }

    /** What another process that opens the same file sees. */
    Database another() {
        return await(Sqlite.open(sqlite.vertx(), sqlite.data()));
    }

    Vertx vertx() {
        return sqlite.vertx();
    }

    Database database() {
        return sqlite.database();
    }

    /** Makes the purse of an account as provisioning does. */
    public boolean open(String account, Money opening, long now) {
        return await(database().unit(client -> PurseRows.open(client, account, opening, now)));
    }

    public Purses purses() {
        return Objects.requireNonNull(purses);
    }

    Pushes pushes() {
        return Objects.requireNonNull(pushes);
    }
}
