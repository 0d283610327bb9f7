package io.strowger.store.sql;

import static io.strowger.store.Futures.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A data folder with an open database for each test. The tables are made once and copied, because
 * making them takes longer than most tests.
 */
public final class SqliteExtension implements BeforeEachCallback, AfterEachCallback {

    /** A file that has all tables and no rows. */
    private static final class Template {
        static final byte[] BYTES = make();

        private static byte[] make() {
            SqliteExtension sqlite = new SqliteExtension();
            try {
                sqlite.data = Files.createTempDirectory("strowger-test");
                await(sqlite.reopen());
                Path copy = sqlite.data().resolve("copy.db");
                sqlite.copyTo(copy);
                byte[] bytes = Files.readAllBytes(copy);
                sqlite.close();
                return bytes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private @Nullable Vertx vertx;
    private @Nullable Path data;
    private @Nullable Database database;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        open();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        close();
    }

    /** For a fixture that is made before any callback comes. */
    public SqliteExtension open() throws IOException {
        data = Files.createTempDirectory("strowger-test");
        Files.write(data.resolve(Sqlite.FILE), Template.BYTES);
        database = await(reopen());
        return this;
    }

    private Future<Database> reopen() {
        vertx = Vertx.vertx();
        return Sqlite.open(vertx, data());
    }

    /** A whole copy of the file, whatever of it is in its log. */
    private void copyTo(Path copy) {
        String file = "jdbc:sqlite:" + data().resolve(Sqlite.FILE);
        try (Connection connection = DriverManager.getConnection(file);
                PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, copy.toString());
            vacuum.execute();
        } catch (SQLException e) {
            throw new AssertionError("the tables cannot be copied", e);
        }
    }

    public void close() throws IOException {
        await(vertx().close());
        try (Stream<Path> files = Files.walk(data()).sorted(Comparator.reverseOrder())) {
            files.forEach(SqliteExtension::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Vertx vertx() {
        return Objects.requireNonNull(vertx);
    }

    public Path data() {
        return Objects.requireNonNull(data);
    }

    public Database database() {
        return Objects.requireNonNull(database);
    }
}
