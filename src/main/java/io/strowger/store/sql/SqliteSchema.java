package io.strowger.store.sql;

import io.strowger.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema of a SQLite file up to what this program needs. */
final class SqliteSchema {

    private static final String HISTORY = "flyway_schema_history";

    /** What differs between the engines in the scripts. */
    private static final Map<String, String> PLACEHOLDERS =
            Map.of(
                    "bytes", "BLOB",
                    "keyedTable", " WITHOUT ROWID",
                    "rowNumber", "INTEGER PRIMARY KEY AUTOINCREMENT"); // never given twice

    private final DataSource source;
    private final Path file;

    SqliteSchema(DataSource source, Path file) {
        this.source = source;
        this.file = file;
    }

    /**
     * Migrates. Flyway takes its time, so it is asked only when there is something to do.
     *
     * @throws StoreException when the schema is newer than the program, or a script fails
     */
    void migrate() throws SQLException {
        if (knownVersion() < Migrations.NEWEST) {
            runFlyway();
        }
    }

    /**
     * Makes sure that nothing has to be migrated, for who may not.
     *
     * @throws StoreException when the schema is not that of the program
     */
    void require() throws SQLException {
        int version = knownVersion();
        if (version < Migrations.NEWEST) {
            throw new StoreException(
                    "The database %s has schema %d, and this program reads schema %d: start this program's router on it once."
                            .formatted(file, version, Migrations.NEWEST));
        }
    }

    private int knownVersion() throws SQLException {
        int version = version();
        if (version > Migrations.NEWEST) {
            throw new StoreException(
                    "The database %s has schema %d, and this program knows schemas up to %d: start a newer program."
                            .formatted(file, version, Migrations.NEWEST));
        }
        return version;
    }

    private int version() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            return hasHistory(statement) ? newest(statement) : 0;
        }
    }

    private static boolean hasHistory(Statement statement) throws SQLException {
        String query =
                "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '" + HISTORY + "'";
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static int newest(Statement statement) throws SQLException {
        String query = "SELECT max(CAST(version AS INTEGER)) FROM " + HISTORY + " WHERE success";
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private void runFlyway() {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .resourceProvider(new Migrations())
                    .javaMigrationClassProvider(List::of)
                    .placeholders(PLACEHOLDERS)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StoreException(
                    "The schema of the database %s cannot be brought up to date: %s"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }
}
