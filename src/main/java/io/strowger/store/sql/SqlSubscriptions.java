package io.strowger.store.sql;

import io.strowger.provision.Registry;
import io.strowger.provision.Subscription;
import io.strowger.provision.Subscription.Wish;
import io.strowger.security.TokenGenerator;
import io.strowger.store.Subscriptions;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Subscriptions in tables. A change raises the generation in its transaction. */
public final class SqlSubscriptions implements Subscriptions {

    private static final String SELECT =
            "SELECT " + String.join(", ", Table.SUBSCRIPTIONS.columns()) + " FROM subscriptions";
    private static final String LIST = SELECT + " WHERE account = $1 ORDER BY created_at, id";
    private static final String FIND = SELECT + " WHERE id = $1 AND account = $2";
    private static final String BY_CORRELATOR =
            SELECT + " WHERE account = $1 AND correlator = $2 AND correlator <> ''";
    private static final String COUNT =
            "SELECT (SELECT count(*) FROM subscriptions WHERE account = $1),"
                    + " (SELECT count(*) FROM subscription_codes c JOIN subscriptions s"
                    + " ON s.id = c.subscription WHERE s.account = $1)";
    private static final String DELETE =
            "DELETE FROM subscriptions WHERE id = $1 AND account = $2 RETURNING id";

    private final Database database;
    private final Registry registry;
    private final TokenGenerator chance = new TokenGenerator();

    /**
     * @param registry made to show every change before its future succeeds
     */
    public SqlSubscriptions(Database database, Registry registry) {
        this.database = database;
        this.registry = registry;
    }

    @Override
    public Future<Created> create(Wish wish, long now) {
        return database.transaction(client ->
                        Generation.lock(client).compose(locked -> create(client, wish, now)))
                .compose(this::shown);
    }

    /** What was there before has to be shown as well: its maker may have died before. */
    private Future<Created> shown(Created created) {
        return switch (created) {
            case Created.Made _, Created.Same _ -> registry.refresh().map(created);
            case Created.OtherWish _, Created.Overlap _, Created.TooMany _ ->
                    Future.succeededFuture(created);
        };
    }

    private Future<Created> create(SqlClient client, Wish wish, long now) {
        return query(client, BY_CORRELATOR, Tuple.of(wish.account(), wish.correlator()))
                .compose(same ->
                        same.isEmpty()
                                ? createNew(client, wish, now)
                                : Future.succeededFuture(repeated(same.getFirst(), wish)));
    }

    private static Created repeated(Subscription before, Wish wish) {
        return before.wish().sameAs(wish) ? new Created.Same(before) : new Created.OtherWish();
    }

    private Future<Created> createNew(SqlClient client, Wish wish, long now) {
        return CodeOwners.of(client, wish)
                .compose(holdings -> {
                    Created standing = holdings.against(wish);
                    return standing == null
                            ? insert(client, wish, now)
                            : Future.succeededFuture(standing);
                });
    }

    private Future<Created> insert(SqlClient client, Wish wish, long now) {
        Subscription made = new Subscription(chance.id(), wish, now);
        return hasRoom(client, wish)
                .compose(room ->
                        room
                                ? insert(client, made).map(new Created.Made(made))
                                : Future.succeededFuture(new Created.TooMany(MOST)));
    }

    private static Future<Boolean> hasRoom(SqlClient client, Wish wish) {
        return client.preparedQuery(COUNT)
                .execute(Tuple.of(wish.account()))
                .map(rows -> rows.iterator().next())
                .map(row -> row.getLong(0) < MOST && row.getLong(1) + wish.codes().size() <= MOST);
    }

    private static Future<Void> insert(SqlClient client, Subscription made) {
        List<List<Object>> codes =
                made.wish().codes().stream()
                        .map(code -> List.<Object>of(code.segments(), made.id()))
                        .toList();
        return Table.SUBSCRIPTIONS
                .put(client, List.of(SubscriptionRows.row(made)))
                .compose(done -> Table.SUBSCRIPTION_CODES.put(client, codes))
                .compose(done -> Generation.rise(client))
                .mapEmpty();
    }

    @Override
    public Future<List<Subscription>> list(String account) {
        return query(database.readers(), LIST, Tuple.of(account));
    }

    @Override
    public Future<Optional<Subscription>> find(String account, String id) {
        return query(database.readers(), FIND, Tuple.of(id, account))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Future<Boolean> delete(String account, String id) {
        return database.transaction(client -> delete(client, Tuple.of(id, account)))
                .compose(deleted -> registry.refresh().map(deleted));
    }

    private static Future<Boolean> delete(SqlClient client, Tuple key) {
        return Generation.lock(client)
                .compose(locked -> client.preparedQuery(DELETE).execute(key))
                .compose(rows ->
                        rows.size() == 0
                                ? Future.succeededFuture(false)
                                : Generation.rise(client).map(true));
    }

    static Future<List<Subscription>> query(SqlClient client, String statement, Tuple values) {
        return client.preparedQuery(statement).execute(values).map(SqlSubscriptions::subscriptions);
    }

    private static List<Subscription> subscriptions(RowSet<Row> rows) {
        List<Subscription> all = new ArrayList<>();
        for (Row row : rows) {
            all.add(SubscriptionRows.subscription(Table.values(row)));
        }
        return all;
    }
}
