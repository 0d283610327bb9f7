package io.strowger.store.sql;

import static io.strowger.store.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.security.Keys;
import io.strowger.security.Secret;
import io.strowger.store.Delivery;
import io.strowger.store.StoreException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SqliteTest {

    private static final String BEAT = "UPDATE probe SET beats = beats + 1";

    @RegisterExtension final SqliteExtension sqlite = new SqliteExtension();
    @TempDir private Path other;

    @Test
    void shouldHaveOnTheDiskWhatWasAnsweredBeforeAnythingIsClosed() throws IOException {
        await(outbox(sqlite.database()).put(delivery()));
        // what a crash leaves behind: the files as they are now, the log not merged
        Files.copy(sqlite.data().resolve(Sqlite.FILE), other.resolve(Sqlite.FILE));
        Files.copy(
                sqlite.data().resolve(Sqlite.FILE + "-wal"), other.resolve(Sqlite.FILE + "-wal"));
        Database reopened = await(Sqlite.open(sqlite.vertx(), other));
        assertThat(await(outbox(reopened).waiting())).isEqualTo(1);
    }

    @Test
    void shouldLetOtherProcessesWriteAfterATransaction() {
        Database ours = sqlite.database();
        await(ours.transaction(connection -> connection.query(BEAT).execute()));
        Database theirs = await(Sqlite.open(sqlite.vertx(), sqlite.data()));

        await(theirs.mark(0));
        await(ours.mark(0));

        assertThat(beats(theirs)).isEqualTo(3);
    }

    @Test
    void shouldKeepNothingOfATransactionThatFails() {
        Database database = sqlite.database();
        Future<RowSet<Row>> failing =
                database.transaction(connection ->
                        connection
                                .query(BEAT)
                                .execute()
                                .compose(_ -> connection.query("SELECT nonsense").execute()));

        assertThatThrownBy(() -> await(failing)).hasMessageContaining("nonsense");
        assertThat(beats(database)).isZero();
        await(database.mark(0));
        assertThat(beats(database)).isEqualTo(1);
    }

    private static SqlOutbox outbox(Database database) {
        return await(SqlOutbox.open(database, 10));
    }

    private static int beats(Database database) {
        return await(database.readers().query("SELECT beats FROM probe").execute())
                .iterator()
                .next()
                .getInteger(0);
    }

    @Test
    void shouldKeepNothingOfWhatWasSentOnceItIsDelivered() {
        SqlOutbox outbox = outbox(sqlite.database());
        await(outbox.put(delivery()));
        await(outbox.delivered("a", 9));
        String row =
                await(sqlite.database().readers().query("SELECT * FROM outbox").execute())
                        .iterator()
                        .next()
                        .toJson()
                        .encode();
        assertThat(row)
                .contains("delivered")
                .doesNotContain("pay.example", "hush", "subscriber", "c3Vic");
    }

    @Test
    void shouldRefuseASchemaThatIsNewerThanTheProgram() {
        await(
                sqlite.database()
                        .writer()
                        .preparedQuery(
                                "INSERT INTO flyway_schema_history (installed_rank, version,"
                                        + " description, type, script, installed_by,"
                                        + " execution_time, success)"
                                        + " VALUES (99, $1, 'x', 'SQL', 'x', 'x', 0, 1)")
                        .execute(Tuple.of("99")));
        assertThatThrownBy(() -> await(Sqlite.open(sqlite.vertx(), sqlite.data())))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("has schema 99")
                .hasMessageContaining("start a newer program");
    }

    @Test
    void shouldSayWhyAFolderCannotBeUsed() throws IOException {
        Path file = Files.createFile(other.resolve("file"));
        assertThatThrownBy(() -> await(Sqlite.open(sqlite.vertx(), file)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be opened");
    }

    @Test
    void shouldNameEveryScriptThatIsThere() throws IOException {
        try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/db/migration"))) {
            List<String> names = scripts.map(path -> path.getFileName().toString()).toList();
            assertThat(Migrations.SCRIPTS).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void shouldBeHealthyUntilItCannotBeWritten() {
        await(sqlite.database().mark(0));
        await(sqlite.database().writer().query("PRAGMA query_only = 1").execute());
        assertThatThrownBy(() -> await(sqlite.database().mark(0))).hasMessageContaining("readonly");
    }

    @Test
    void shouldKeepHowFarTimeHasComeAndNeverLessOfIt() {
        assertThat(await(sqlite.database().marked())).isZero();
        await(sqlite.database().mark(1_785_412_800_000L));
        await(sqlite.database().mark(1_785_412_799_999L));
        assertThat(await(sqlite.database().marked())).isEqualTo(1_785_412_800_000L);
        await(sqlite.database().mark(1_785_412_800_001L));
        assertThat(await(sqlite.database().marked())).isEqualTo(1_785_412_800_001L);
    }

    @Test
    void shouldRefuseAnotherPepper() {
        await(PepperCheck.require(sqlite.database(), Keys.of(new Secret("the former pepper"))));
        await(PepperCheck.require(sqlite.database(), Keys.of(new Secret("the former pepper"))));
        assertThatThrownBy(() ->
                        await(
                                PepperCheck.require(
                                        sqlite.database(),
                                        Keys.of(new Secret("another pepper now")))))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("STROWGER_PEPPER");
    }

    private static Delivery delivery() {
        return new Delivery(
                "a",
                Delivery.Kind.CHECKOUT,
                "acme",
                URI.create("https://pay.example/"),
                Map.of("x", "hush"),
                Buffer.buffer("subscriber"),
                "hush",
                1,
                2);
    }
}
