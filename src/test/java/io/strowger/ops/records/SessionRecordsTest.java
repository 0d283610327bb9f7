package io.strowger.ops.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.ops.records.SessionRecords.Limits;
import io.strowger.store.StoredRecord;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionRecordsTest {

    private static final Limits LIMITS = new Limits(100, 1 << 20, false);
    private static final InstantSource NOON = () -> Samples.NOON;
    private static final String FILE = "sessions-2026-07-30.0.jsonl";

    @TempDir private Path folder;
    private final Map<String, StoredRecord> table = new LinkedHashMap<>();
    private volatile boolean tableDown;

    private Future<?> insert(List<StoredRecord> rows) {
        if (tableDown) {
            return Future.failedFuture("down");
        }
        rows.forEach(row -> table.putIfAbsent(row.sessionId(), row));
        return Future.succeededFuture();
    }

    private SessionRecords open(Limits limits, InstantSource clock) throws IOException {
        return SessionRecords.open(folder, limits, Samples::hash, this::insert, clock, clock);
    }

    private String written() throws IOException {
        return Files.readString(folder.resolve(FILE));
    }

    @Test
    void shouldWriteEveryRecordToTheFileAndToTheTableBeforeItIsClosed() throws IOException {
        try (SessionRecords records = open(LIMITS, NOON)) {
            for (int i = 0; i < 90; i++) {
                assertThat(records.offer(Samples.record(i))).isTrue();
            }
        }

        assertThat(written()).isEqualTo(Samples.text(Samples.rows(0, 90)));
        assertThat(table.values()).containsExactlyElementsOf(Samples.rows(0, 90));
    }

    @Test
    void shouldWriteWithoutBeingClosed() throws IOException {
        try (SessionRecords records = open(LIMITS, NOON)) {
            records.offer(Samples.record(1));

            await().until(() -> records.waiting() == 0);
            assertThat(written()).isEqualTo(Samples.text(Samples.rows(1, 2)));
        }
    }

    @Test
    void shouldRefuseAtTheCapAndHaveNoRoomFromFourFifthsOn() throws IOException {
        CountDownLatch disk = new CountDownLatch(1);
        SessionRecords records =
                open(
                        new Limits(10, 1 << 20, false),
                        () -> {
                            awaitUnchecked(disk);
                            return Samples.NOON;
                        });
        IntStream.range(0, 7).forEach(i -> records.offer(Samples.record(i)));
        assertThat(records.hasRoom()).isTrue();
        records.offer(Samples.record(7));
        assertThat(records.hasRoom()).isFalse();
        IntStream.range(8, 10).forEach(i -> assertThat(records.offer(Samples.record(i))).isTrue());

        assertThat(records.offer(Samples.record(10))).isFalse();

        assertThat(records.lost()).isEqualTo(1);
        disk.countDown();
        records.close();
        assertThat(written()).isEqualTo(Samples.text(Samples.rows(0, 10)));
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldSendLinesToTheTableThatACrashKeptFromIt() throws IOException {
        String lines = Samples.text(Samples.rows(0, 5));
        Files.writeString(folder.resolve(FILE), lines + "{\"sessionId\":\"0000");
        table.put(Samples.row(0).sessionId(), Samples.row(0));

        try (SessionRecords records = open(LIMITS, NOON)) {
            records.offer(Samples.record(5));
        }

        assertThat(written()).isEqualTo(Samples.text(Samples.rows(0, 6)));
        assertThat(table.values()).containsExactlyElementsOf(Samples.rows(0, 6));
    }

    @Test
    void shouldShowTheWallAndKeepTheDuration() throws IOException {
        try (SessionRecords records =
                SessionRecords.open(
                        folder,
                        LIMITS,
                        Samples::hash,
                        this::insert,
                        () -> Samples.NOON,
                        () -> Samples.NOON.plusSeconds(3_600))) {
            records.offer(Samples.record(0));
        }

        StoredRecord row = Samples.row(0);
        assertThat(table.values())
                .singleElement()
                .returns(row.begunAt() + 3_600_000, StoredRecord::begunAt)
                .returns(row.endedAt() + 3_600_000, StoredRecord::endedAt)
                .returns(row.durationMillis(), StoredRecord::durationMillis);
    }

    @Test
    void shouldNotSendLinesAgainThatTheTableHas() throws IOException {
        open(LIMITS, NOON).close();
        try (SessionRecords records = open(LIMITS, NOON)) {
            records.offer(Samples.record(0));
        }
        table.clear();

        try (SessionRecords records = open(LIMITS, NOON)) {
            records.offer(Samples.record(1));
        }

        assertThat(table.values()).containsExactly(Samples.row(1));
    }

    @Test
    void shouldKeepRowsUntilTheTableIsBack() throws IOException {
        tableDown = true;
        try (SessionRecords records = open(LIMITS, NOON)) {
            records.offer(Samples.record(0));
            await().until(() -> records.waiting() == 0);
            assertThat(records.healthy()).isTrue();
            tableDown = false;
        }

        assertThat(table.values()).containsExactly(Samples.row(0));
    }

    @Test
    void shouldBeUnhealthyAsLongAsTheDiskTakesNothing() throws IOException {
        Path day = folder.resolve("sessions-2026-07-31.0.jsonl");
        Instant nextDay = Instant.parse("2026-07-31T00:00:00Z");
        try (SessionRecords records = open(LIMITS, () -> nextDay)) {
            Files.createDirectory(day);
            records.offer(Samples.record(0));
            await().until(() -> !records.healthy());
            assertThat(records.waiting()).isEqualTo(1);

            Files.delete(day);
            await().until(records::healthy);
        }

        assertThat(Files.readString(day)).isEqualTo(Samples.text(Samples.rows(0, 1)));
    }
}
