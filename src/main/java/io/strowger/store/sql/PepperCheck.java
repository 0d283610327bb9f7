package io.strowger.store.sql;

import io.strowger.security.Keys;
import io.strowger.store.StoreException;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;

/** Makes sure that a database is used with the pepper that it was first used with. */
public final class PepperCheck {

    private static final String FIRST =
            "INSERT INTO pepper (one, checked) VALUES (1, $1) ON CONFLICT (one) DO NOTHING";
    private static final String READ = "SELECT checked FROM pepper";

    private PepperCheck() {}

    /**
     * Notes the pepper of a new database.
     *
     * @return fails with a {@link StoreException} when the pepper is another
     */
    public static Future<Void> require(Database database, Keys keys) {
        return database.writer()
                .preparedQuery(FIRST)
                .execute(Tuple.of(keys.check()))
                .compose(done -> compare(database, keys));
    }

    /**
     * As {@link #require}, for who only reads.
     *
     * @return fails with a {@link StoreException} when the pepper is another
     */
    public static Future<Void> compare(Database database, Keys keys) {
        return database.readers()
                .query(READ)
                .execute()
                .compose(rows ->
                        rows.size() == 0
                                ? Future.succeededFuture()
                                : compare(rows.iterator().next().getString(0), keys));
    }

    private static Future<Void> compare(String noted, Keys keys) {
        return noted.equals(keys.check())
                ? Future.succeededFuture()
                : Future.failedFuture(
                        new StoreException(
                                "The pepper is not the one that this database was made with: give"
                                        + " STROWGER_PEPPER its former value, or put the file"
                                        + " 'pepper' of the data folder back."));
    }
}
