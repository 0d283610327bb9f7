package io.strowger.store.sql;

import static io.strowger.store.Futures.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A data folder with an open database for each test. */
public final class SqliteExtension implements BeforeEachCallback, AfterEachCallback {

    private @Nullable Vertx vertx;
    private @Nullable Path data;
    private @Nullable Database database;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        vertx = Vertx.vertx();
        data = Files.createTempDirectory("strowger-test");
        database = await(Sqlite.open(vertx, data));
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
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
