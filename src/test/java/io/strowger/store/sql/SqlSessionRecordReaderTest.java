package io.strowger.store.sql;

import static io.strowger.store.Futures.await;
import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.core.model.SessionId;
import io.strowger.store.SessionRecordFilter;
import io.strowger.store.SessionRecordReader.Numbered;
import io.strowger.store.SessionRecordReader.Place;
import io.strowger.store.StoreException;
import io.strowger.store.StoredRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlSessionRecordReaderTest {

    private static final long NOON = 1_785_412_800_000L;
    private static final SessionRecordFilter ALL = filter(null, null, null, null);

    @RegisterExtension final SqliteExtension sqlite = new SqliteExtension();
    @TempDir private Path other;

    private static SessionRecordFilter filter(
            @Nullable Long hash,
            @Nullable String code,
            @Nullable String application,
            @Nullable String reason) {
        return new SessionRecordFilter(
                hash, code, application, reason, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static StoredRecord row(
            int number, long begunAt, long hash, String code, String application, String reason) {
        return new StoredRecord(
                SessionId.timeOrdered(NOON, 0, number).hex(),
                "demo",
                "dialogue-" + number,
                "••••••••5542",
                code,
                application,
                "acme",
                "mo",
                1,
                begunAt,
                begunAt + 10,
                reason,
                "",
                2,
                3,
                hash);
    }

    private static StoredRecord row(int number, long begunAt) {
        return row(number, begunAt, 7, "713", "bank", "completed");
    }

    private void insert(List<StoredRecord> rows) {
        await(new SqlSessionRecordStore(sqlite.database()).insertAll(rows));
    }

    private SqlSessionRecordReader reader() {
        return new SqlSessionRecordReader(sqlite.database());
    }

    private List<StoredRecord> all(SessionRecordFilter filter, int page) {
        List<StoredRecord> all = new ArrayList<>();
        Place place = Place.before(filter.until());
        List<Numbered> rows;
        do {
            rows = await(reader().newest(filter, place, page));
            rows.forEach(row -> all.add(row.record()));
            place = rows.isEmpty() ? place : rows.getLast().place();
        } while (rows.size() == page);
        return all;
    }

    private List<StoredRecord> written(SessionRecordFilter filter, long after) {
        return await(reader().written(filter, after, await(reader().last()), 1_000)).stream()
                .map(Numbered::record)
                .toList();
    }

    @Test
    void shouldFindWhatAListOfAllWouldShow() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<StoredRecord> rows =
                IntStream.range(0, 400)
                        .mapToObj(n ->
                                row(
                                        n,
                                        NOON + random.nextInt(40),
                                        random.nextInt(3),
                                        "71" + random.nextInt(3),
                                        "app-" + random.nextInt(3),
                                        random.nextBoolean() ? "completed" : "superseded"))
                        .toList();
        insert(rows);
        for (int i = 0; i < 60; i++) {
            SessionRecordFilter filter = any(random);
            assertThat(all(filter, 1 + random.nextInt(50)))
                    .as("seed %d, %s", seed, filter)
                    .containsExactlyElementsOf(expected(rows, filter));
            assertThat(written(filter(filter), 0))
                    .as("seed %d, %s", seed, filter)
                    .containsExactlyElementsOf(
                            rows.stream().filter(matching(filter(filter))).toList());
        }
    }

    private static SessionRecordFilter filter(SessionRecordFilter of) {
        return filter(of.msisdnHash(), of.code(), of.application(), of.reason());
    }

    private static SessionRecordFilter any(Random random) {
        long since = NOON + random.nextInt(30);
        return new SessionRecordFilter(
                random.nextBoolean() ? (long) random.nextInt(3) : null,
                random.nextBoolean() ? "71" + random.nextInt(3) : null,
                random.nextBoolean() ? "app-" + random.nextInt(3) : null,
                random.nextBoolean() ? random.nextBoolean() ? "completed" : "superseded" : null,
                random.nextBoolean() ? since : Long.MIN_VALUE,
                random.nextBoolean() ? since + random.nextInt(20) : Long.MAX_VALUE);
    }

    private static Predicate<StoredRecord> matching(SessionRecordFilter filter) {
        return row ->
                (filter.msisdnHash() == null || filter.msisdnHash() == row.msisdnHash())
                        && (filter.code() == null || filter.code().equals(row.code()))
                        && (filter.application() == null
                                || filter.application().equals(row.application()))
                        && (filter.reason() == null || filter.reason().equals(row.reason()))
                        && row.begunAt() >= filter.since()
                        && row.begunAt() < filter.until();
    }

    /** Of two that began at once, the one that was written later comes first. */
    private static List<StoredRecord> expected(
            List<StoredRecord> rows, SessionRecordFilter filter) {
        return rows.reversed().stream()
                .filter(matching(filter))
                .sorted(comparingLong(StoredRecord::begunAt).reversed())
                .toList();
    }

    @Test
    void shouldFollowRecordsOfSessionsThatBeganBeforeOthersThatWereWritten() {
        insert(List.of(row(5, NOON + 5)));
        long seen = await(reader().last());
        insert(List.of(row(9, NOON + 9), row(1, NOON + 1)));
        assertThat(written(ALL, seen)).containsExactly(row(9, NOON + 9), row(1, NOON + 1));
    }

    @Test
    void shouldNeverGiveANumberTwice() {
        insert(List.of(row(1, NOON), row(2, NOON)));
        long seen = await(reader().last());
        await(new SqlSessionRecordStore(sqlite.database()).forget(NOON + 99, 99));
        assertThat(await(reader().last())).isZero();
        insert(List.of(row(3, NOON)));
        assertThat(written(ALL, seen)).containsExactly(row(3, NOON));
    }

    @Test
    void shouldSayUntilWhenNumbersWereNotHashed() {
        assertThat(await(reader().newestWithoutHash())).isEmpty();
        insert(
                LongStream.of(3, 8, 5)
                        .mapToObj(n -> row((int) n, NOON + n, 0, "713", "bank", "completed"))
                        .toList());
        insert(List.of(row(9, NOON + 9)));
        assertThat(await(reader().newestWithoutHash())).contains(NOON + 8);
    }

    @ParameterizedTest
    @CsvSource({
        "7,,,, msisdn (msisdn_hash=? AND ",
        ",713,,, code (code=? AND ",
        ",,bank,, application (application=? AND ",
        ",,,superseded, reason (reason=? AND ",
        ",,,completed, time (",
        ",,,, time (",
        "7,713,bank,superseded, msisdn (msisdn_hash=? AND ",
        ",713,bank,superseded, reason (reason=? AND ",
        ",,bank,completed, application (application=? AND ",
        ",,completed,, application (application=? AND "
    })
    void shouldReadOnlyTheRowsThatItShows(
            @Nullable Long hash,
            @Nullable String code,
            @Nullable String application,
            @Nullable String reason,
            String plan) {
        assertThat(
                        plan(
                                SqlSessionRecordReader.newestStatement(
                                        filter(hash, code, application, reason),
                                        Place.before(NOON),
                                        10)))
                .isEqualTo(
                        "SEARCH session_records USING INDEX session_records_"
                                + plan.strip()
                                + (plan.endsWith("(") ? "" : " ")
                                + "begun_at>? AND begun_at<?)");
    }

    @Test
    void shouldFollowByTheNumberWhateverIsLookedFor() {
        assertThat(
                        plan(
                                SqlSessionRecordReader.writtenStatement(
                                        filter(7L, "713", "bank", "superseded"), 1, 2, 10)))
                .isEqualTo(
                        "SEARCH session_records USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)");
    }

    private String plan(SessionRecordSelect select) {
        return StreamSupport.stream(
                        await(
                                        sqlite.database()
                                                .readers()
                                                .preparedQuery(
                                                        "EXPLAIN QUERY PLAN " + select.text())
                                                .execute(select.values()))
                                .spliterator(),
                        false)
                .map(row -> row.getString("detail"))
                .collect(Collectors.joining("; "));
    }

    @Test
    void shouldReadOneSessionByItsId() {
        insert(List.of(row(1, NOON), row(2, NOON)));
        SessionId second = SessionId.parse(row(2, NOON).sessionId());
        assertThat(await(reader().find(second))).contains(row(2, NOON));
        assertThat(
                        Objects.toString(
                                await(
                                                sqlite.database()
                                                        .readers()
                                                        .query(
                                                                "EXPLAIN QUERY PLAN SELECT * FROM"
                                                                        + " session_records WHERE id ="
                                                                        + " 'x'")
                                                        .execute())
                                        .iterator()
                                        .next()
                                        .getString("detail")))
                .isEqualTo(
                        "SEARCH session_records USING INDEX sqlite_autoindex_session_records_1"
                                + " (id=?)");
    }

    @Test
    void shouldReadBesideAWriterAndAfterItAndNeverWrite() {
        insert(List.of(row(1, NOON)));
        Database beside = await(Sqlite.openToRead(sqlite.vertx(), sqlite.data()));
        insert(List.of(row(2, NOON)));
        assertThat(await(new SqlSessionRecordReader(beside).last())).isEqualTo(2);
        assertThatThrownBy(() -> await(beside.mark(1))).hasMessageContaining("readonly");
        await(beside.close());
        await(sqlite.database().close());
        assertThat(sqlite.data().resolve(Sqlite.FILE + "-wal")).doesNotExist();
        Database after = await(Sqlite.openToRead(sqlite.vertx(), sqlite.data()));
        assertThat(await(new SqlSessionRecordReader(after).last())).isEqualTo(2);
        await(after.close());
    }

    @Test
    void shouldSayThatThereIsNothingToReadAndMakeNothing() {
        assertThatThrownBy(() -> await(Sqlite.openToRead(sqlite.vertx(), other)))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("There is no database in " + other);
        assertThat(other).isEmptyDirectory();
    }

    @Test
    void shouldSayThatAnotherFileIsNoDatabase() throws Exception {
        Files.writeString(other.resolve(Sqlite.FILE), "rubbish".repeat(1_000));
        assertThatThrownBy(() -> await(Sqlite.openToRead(sqlite.vertx(), other)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be opened");
    }
}
