package io.strowger.store.sql;

import io.strowger.store.Tokens;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tokens in a table. */
public final class SqlTokens implements Tokens {

    private static final String CLEAR =
            "DELETE FROM tokens WHERE credential = $1 AND expires_at <= $2";
    private static final String COUNT = "SELECT count(*) FROM tokens WHERE credential = $1";
    private static final String INSERT =
            "INSERT INTO tokens (hash, kind, used, family, credential, scopes, expires_at)"
                    + " VALUES ($1, $2, 0, $3, $4, $5, $6)";
    private static final String ACCESS =
            "SELECT family, credential, scopes FROM tokens"
                    + " WHERE hash = $1 AND kind = 'access' AND expires_at > $2";
    private static final String REFRESH =
            "SELECT family, credential, scopes, used FROM tokens"
                    + " WHERE hash = $1 AND kind = 'refresh' AND credential = $2";
    // what is signed comes behind all hexadecimal digits
    private static final String UNSIGNED =
            "SELECT max(expires_at) FROM tokens"
                    + " WHERE hash < $1 AND kind = 'access' AND expires_at > $2";
    // of two who use it at once only one gets a row
    private static final String USE =
            "UPDATE tokens SET used = 1 WHERE hash = $1 AND used = 0 RETURNING hash";
    private static final String REVOKE_FAMILY = "DELETE FROM tokens WHERE family = $1";
    private static final String REVOKE = "DELETE FROM tokens WHERE credential = $1";
    private static final ExpiredRows EXPIRED =
            ExpiredRows.deleted("tokens", "hash", "expires_at <= $1", "expires_at");

    private final Database database;

    public SqlTokens(Database database) {
        this.database = database;
    }

    @Override
    public Future<Boolean> issue(Grant grant, Pair pair, int most, long now) {
        return database.transaction(client ->
                clear(client, grant.credential(), now)
                        .compose(cleared -> hasRoom(client, grant.credential(), most))
                        .compose(room ->
                                room
                                        ? insert(client, grant, grant.scopes(), pair).map(true)
                                        : Future.succeededFuture(false)));
    }

    /** What expired takes no one's room. As the first statement it is a write. */
    private static Future<Void> clear(SqlClient client, String credential, long now) {
        return client.preparedQuery(CLEAR).execute(Tuple.of(credential, now)).mapEmpty();
    }

    private static Future<Boolean> hasRoom(SqlClient client, String credential, int most) {
        return client.preparedQuery(COUNT)
                .execute(Tuple.of(credential))
                .map(rows -> rows.iterator().next().getLong(0) + 2 <= most);
    }

    private static Future<Void> insert(
            SqlClient client, Grant grant, Set<String> accessScopes, Pair pair) {
        return client.preparedQuery(INSERT)
                .executeBatch(
                        List.of(
                                row(
                                        grant,
                                        pair.access(),
                                        "access",
                                        accessScopes,
                                        pair.accessUntil()),
                                row(
                                        grant,
                                        pair.refresh(),
                                        "refresh",
                                        grant.scopes(),
                                        pair.refreshUntil())))
                .mapEmpty();
    }

    private static Tuple row(
            Grant grant, String hash, String kind, Set<String> scopes, long until) {
        return Tuple.of(
                hash,
                kind,
                grant.family(),
                grant.credential(),
                RowCursor.list(new TreeSet<>(scopes)),
                until);
    }

    @Override
    public Future<Refreshed> refresh(
            String refresh, String credential, Set<String> scopes, Pair next, int most, long now) {
        return database.transaction(client ->
                clear(client, credential, now)
                        .compose(cleared -> known(client, refresh, credential))
                        .compose(rows ->
                                rows.size() == 0
                                        ? Future.succeededFuture(new Refreshed.Unknown())
                                        : refresh(
                                                client,
                                                rows.iterator().next(),
                                                new Use(
                                                        grant(rows).orElseThrow(),
                                                        refresh,
                                                        scopes,
                                                        next,
                                                        most))));
    }

    private static Future<RowSet<Row>> known(SqlClient client, String refresh, String credential) {
        return client.preparedQuery(REFRESH).execute(Tuple.of(refresh, credential));
    }

    /** A use of a refresh token that is known. */
    private record Use(Grant grant, String refresh, Set<String> scopes, Pair next, int most) {

        boolean tooWide() {
            return !grant.scopes().containsAll(scopes);
        }

        Grant renewed() {
            return scopes.isEmpty() ? grant : new Grant(grant.family(), grant.credential(), scopes);
        }
    }

    /** A second use is one whatever else is wrong with it. */
    private static Future<Refreshed> refresh(SqlClient client, Row known, Use use) {
        if (known.getInteger(3) != 0) {
            return reused(client, use);
        }
        if (use.tooWide()) {
            return Future.succeededFuture(new Refreshed.TooWide());
        }
        return hasRoom(client, use.grant().credential(), use.most())
                .compose(room ->
                        room ? take(client, use) : Future.succeededFuture(new Refreshed.TooMany()));
    }

    private static Future<Refreshed> take(SqlClient client, Use use) {
        return client.preparedQuery(USE)
                .execute(Tuple.of(use.refresh()))
                .compose(rows -> rows.size() == 1 ? renew(client, use) : reused(client, use));
    }

    private static Future<Refreshed> renew(SqlClient client, Use use) {
        return insert(client, use.grant(), use.renewed().scopes(), use.next())
                .map(new Refreshed.Renewed(use.renewed()));
    }

    private static Future<Refreshed> reused(SqlClient client, Use use) {
        return client.preparedQuery(REVOKE_FAMILY)
                .execute(Tuple.of(use.grant().family()))
                .map(new Refreshed.Reused());
    }

    @Override
    public Future<Optional<Grant>> access(String access, long now) {
        return database.readers()
                .preparedQuery(ACCESS)
                .execute(Tuple.of(access, now))
                .map(SqlTokens::grant);
    }

    private static Optional<Grant> grant(RowSet<Row> rows) {
        return rows.stream()
                .map(row -> new Grant(row.getString(0), row.getString(1), scopes(row.getString(2))))
                .findFirst();
    }

    private static Set<String> scopes(String joined) {
        return Set.copyOf(new RowCursor(List.of(joined)).list());
    }

    @Override
    public Future<Long> unsignedAccessUntil(long now) {
        return database.readers()
                .preparedQuery(UNSIGNED)
                .execute(Tuple.of(SIGNED, now))
                .map(rows -> Objects.requireNonNullElse(rows.iterator().next().getLong(0), 0L));
    }

    /** Revokes within the transaction of this client. */
    static Future<Void> revoke(SqlClient client, Collection<String> credentials) {
        return credentials.isEmpty()
                ? Future.succeededFuture()
                : client.preparedQuery(REVOKE)
                        .executeBatch(credentials.stream().map(Tuple::of).toList())
                        .mapEmpty();
    }

    @Override
    public Future<Integer> forget(long now, int most) {
        return EXPIRED.forget(database, now, most);
    }
}
