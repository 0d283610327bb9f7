package io.strowger.store.sql;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.core.model.SessionId;
import io.strowger.store.SessionRecordFilter;
import io.strowger.store.SessionRecordReader.Numbered;
import io.strowger.store.SessionRecordReader.Place;
import io.strowger.store.StoreException;
import io.strowger.store.StoredRecord;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of session records from before they had numbers. */
class SessionRecordMigrationTest {

    private static final int ROWS = 50;
    private static final String INSERT =
            "INSERT INTO session_records (id, network, msisdn, dialogue_id, origin, application,"
                    + " account, code, hops, bytes_in, bytes_out, begun_at, ended_at, reason, detail)"
                    + " VALUES (?, 'demo', '••••••••5542', 'd', 'mo', 'bank', 'acme', '713', 1, 2, 3,"
                    + " ?, ?, 'completed', 'x')";

    @TempDir private Path data;
    private final Vertx vertx = Vertx.vertx();

    @BeforeEach
    void makeTheOldTable() throws SQLException {
        String url = "jdbc:sqlite:" + data.resolve(Sqlite.FILE);
        Flyway.configure()
                .dataSource(url, null, null)
                .resourceProvider(new Migrations())
                .javaMigrationClassProvider(List::of)
                .placeholders(
                        Map.of("bytes", "BLOB", "keyedTable", " WITHOUT ROWID", "rowNumber", ""))
                .target("10")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int n = 0; n < ROWS; n++) {
                insert.setString(1, id(n));
                insert.setLong(2, n);
                insert.setLong(3, n + 10);
                insert.executeUpdate();
            }
        }
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    private static String id(int number) {
        return SessionId.timeOrdered(number, 1, 2).hex();
    }

    private static StoredRecord row(int number) {
        return new StoredRecord(
                id(number),
                "demo",
                "d",
                "••••••••5542",
                "713",
                "bank",
                "acme",
                "mo",
                1,
                number,
                number + 10,
                "completed",
                "x",
                2,
                3,
                StoredRecord.NO_HASH);
    }

    @Test
    void shouldKeepEveryRecordAsItWas() {
        Database database = await(Sqlite.open(vertx, data));
        SqlSessionRecordReader reader = new SqlSessionRecordReader(database);

        SessionRecordFilter all =
                new SessionRecordFilter(null, null, null, null, Long.MIN_VALUE, Long.MAX_VALUE);
        List<Numbered> rows = await(reader.newest(all, Place.before(Long.MAX_VALUE), 1_000));
        assertThat(rows).hasSize(ROWS);
        assertThat(rows.getFirst()).isEqualTo(new Numbered(ROWS, row(ROWS - 1)));
        assertThat(rows.getLast()).isEqualTo(new Numbered(1, row(0)));
        assertThat(await(reader.newestWithoutHash())).contains(ROWS - 1L);
        await(new SqlSessionRecordStore(database).insertAll(List.of(row(3), row(ROWS))));
        assertThat(await(reader.written(all, ROWS, await(reader.last()), 9)))
                .extracting(Numbered::record)
                .containsExactly(row(ROWS));
    }

    @Test
    void shouldNotBeReadBeforeARouterHasMigratedIt() {
        assertThatThrownBy(() -> await(Sqlite.openToRead(vertx, data)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("has schema 10")
                .hasMessageContaining("start this program's router on it once");
    }
}
