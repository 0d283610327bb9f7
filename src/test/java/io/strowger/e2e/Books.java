package io.strowger.e2e;

import io.strowger.core.purse.Purse;
import io.strowger.store.sql.Database;
import io.strowger.store.sql.SqlPurses;
import io.strowger.store.sql.Sqlite;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The purses of a data folder, read beside the router that works with them. */
final class Books implements AutoCloseable {

    private final Path file;
    private final Vertx vertx = Vertx.vertx();
    private final Database database;
    private final SqlPurses purses;

    Books(Path data) {
        this.file = data.resolve(Sqlite.FILE);
        this.database = Sqlite.open(vertx, data).await();
        this.purses = new SqlPurses(database);
    }

    Purse purse(String account) {
        return purses.find(account).await().orElseThrow();
    }

    /** Balance and what is held, in the smallest unit. */
    String state(String account) {
        Purse purse = purse(account);
        return purse.balance() + "+" + purse.held();
    }

    /** What does not add up; empty when all does. */
    String differences(String account) {
        return purses.verify(account).await().map(Object::toString).orElse("");
    }

    /** The states of all pushes by the digits of their sessions. */
    Map<String, String> pushes() {
        return pushes(file.getParent());
    }

    /** The same of a data folder, which is not kept open. */
    static Map<String, String> pushes(Path data) {
        return pairs(
                data.resolve(Sqlite.FILE),
                "SELECT session, state || CASE flagged WHEN 0 THEN '' ELSE ' flagged' END"
                        + " FROM pushes");
    }

    /** What the ledger says of every push: the kinds of its entries in their order. */
    Map<String, String> entries() {
        return pairs(
                file,
                "SELECT subject, group_concat(kind, ' ') FROM (SELECT subject, kind FROM ledger"
                        + " WHERE kind IN ('HOLD', 'COMMIT', 'RELEASE') ORDER BY number) GROUP BY subject");
    }

    private static Map<String, String> pairs(Path file, String select) {
        Map<String, String> pairs = new HashMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(select)) {
            while (rows.next()) {
                pairs.put(rows.getString(1), rows.getString(2));
            }
            return pairs;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        database.close().await();
        vertx.close().await();
    }
}
