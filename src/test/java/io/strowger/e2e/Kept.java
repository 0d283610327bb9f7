package io.strowger.e2e;

import io.strowger.store.StoredRecord;
import io.strowger.store.sql.Database;
import io.strowger.store.sql.SqlOutbox;
import io.strowger.store.sql.SqlSessionRecordStore;
import io.strowger.store.sql.Sqlite;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a router keeps in its data folder, read beside it. */
final class Kept implements AutoCloseable {
    private final Path data;
    private final Vertx vertx = Vertx.vertx();
    private final Database database;

    Kept(Path data) {
        this.data = data;
        this.database = Sqlite.open(vertx, data).await();
    }

    /** The lines of all files of records, each read as JSON: a broken one is a failure. */
    List<JsonObject> lines() {
        return text().lines().map(JsonObject::new).toList();
    }

    /** All files of records as they are. */
    String text() {
        try (Stream<Path> files = Files.list(data.resolve("records"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that is in the data folder, byte by byte, the database with it. */
    String bytes() {
        try (Stream<Path> files = Files.walk(data)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of the records of one application. */
    List<JsonObject> lines(String application) {
        return lines().stream()
                .filter(line -> line.getString("application").equals(application))
                .toList();
    }

    /** The rows of the table. */
    List<StoredRecord> rows() {
        return new ArrayList<>(
                new SqlSessionRecordStore(database).latest(Integer.MAX_VALUE).await());
    }

    /** The ids of the sessions in the files, sorted. */
    List<String> idsOfLines() {
        return lines().stream().map(line -> line.getString("sessionId")).sorted().toList();
    }

    /** The ids of the sessions in the table, sorted. */
    List<String> idsOfRows() {
        return rows().stream().map(StoredRecord::sessionId).sorted().toList();
    }

    /** How many deliveries are neither delivered nor given up. */
    long waiting() {
        return SqlOutbox.open(database, 1).await().waiting().await();
    }

    @Override
    public void close() {
        database.close().await();
        vertx.close().await();
    }
}
