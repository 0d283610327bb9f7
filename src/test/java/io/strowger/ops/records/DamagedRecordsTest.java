package io.strowger.ops.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.strowger.store.StoredRecord;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever lies where records and their checkpoint should: every whole record reaches the table.
 */
class DamagedRecordsTest {

    private static final String FILE = "sessions-2026-07-30.0.jsonl";
    private static final String CHECKPOINT = "sessions.checkpoint";
    private static final int ROWS = 50;

    @TempDir private Path folder;
    private final Map<String, StoredRecord> table =
            Collections.synchronizedMap(new LinkedHashMap<>());

    private Future<?> insert(List<StoredRecord> rows) {
        rows.forEach(row -> table.putIfAbsent(row.sessionId(), row));
        return Future.succeededFuture();
    }

    private static byte[] noise(int length, boolean lines) {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        for (int i = 0; !lines && i < length; i++) {
            noise[i] = noise[i] == '\n' ? (byte) 0xff : noise[i];
        }
        return noise;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Stream<Arguments> rubbish() {
        return Stream.of(
                Arguments.of("64 KiB of noise", noise(64 * 1024, true)),
                Arguments.of("64 KiB of noise in one line", noise(64 * 1024, false)),
                Arguments.of("600 KiB of noise in one line", noise(600 * 1024, false)),
                Arguments.of("a page of zeros", new byte[4096]),
                Arguments.of("a megabyte of zeros", new byte[1 << 20]),
                Arguments.of("not UTF-8", new byte[] {(byte) 0xc3, 0x28, (byte) 0xff}),
                Arguments.of("half a line", text("{\"sessionId\":\"0000")),
                Arguments.of("another object", text("{\"sessionId\":1,\"begunAt\":null}\n")),
                Arguments.of("no object", text("[1]\n\"a\"\nnull\n\n7\n")),
                Arguments.of("deep", text("[".repeat(100_000))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rubbish")
    void shouldKeepEveryWholeRecordAroundRubbishAtTheEnd(String name, byte[] rubbish)
            throws IOException {
        Path file = folder.resolve(FILE);
        Files.writeString(file, Samples.text(Samples.rows(0, ROWS)));
        Files.write(file, rubbish, StandardOpenOption.APPEND);

        assertAllArrive(ROWS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rubbish")
    void shouldKeepEveryWholeRecordAroundRubbishInTheMiddle(String name, byte[] rubbish)
            throws IOException {
        Path file = folder.resolve(FILE);
        Files.writeString(file, Samples.text(Samples.rows(0, ROWS)));
        Files.write(file, rubbish, StandardOpenOption.APPEND);
        String rest = "\n" + Samples.text(Samples.rows(ROWS, 2 * ROWS));
        Files.writeString(file, rest, StandardOpenOption.APPEND);

        assertAllArrive(2 * ROWS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rubbish")
    void shouldStartWithRubbishForACheckpoint(String name, byte[] rubbish) throws IOException {
        Files.writeString(folder.resolve(FILE), Samples.text(Samples.rows(0, ROWS)));
        Files.write(folder.resolve(CHECKPOINT), rubbish);

        assertAllArrive(ROWS);
    }

    static Stream<String> checkpoints() {
        return Stream.of(
                "",
                " ",
                FILE,
                FILE + " ",
                FILE + " x",
                FILE + " -1",
                FILE + " 1",
                FILE + " 999999999",
                FILE + " 999999999999999999",
                FILE + " 99999999999999999999",
                "sessions-2026-07-29.0.jsonl 17",
                "sessions-2026-07-30.7.jsonl 17",
                "sessions-9999-12-31.0.jsonl 0",
                "../" + FILE + " 0");
    }

    @ParameterizedTest
    @MethodSource("checkpoints")
    void shouldStartWithACheckpointThatLeadsNowhere(String checkpoint) throws IOException {
        Files.writeString(folder.resolve(FILE), Samples.text(Samples.rows(0, ROWS)));
        Files.writeString(folder.resolve(CHECKPOINT), checkpoint);

        assertAllArrive(ROWS);
    }

    /** Starts twice and adds a record each time; the table gets all, and the file holds them. */
    private void assertAllArrive(int rows) throws IOException {
        for (int start = 0; start < 2; start++) {
            try (SessionRecords records =
                    SessionRecords.open(
                            folder,
                            SessionRecords.Limits.DEFAULTS,
                            Samples::hash,
                            this::insert,
                            () -> Samples.NOON,
                            () -> Samples.NOON)) {
                records.offer(Samples.record(rows + start));
            }
        }
        await().until(() -> table.size() >= rows + 2);
        assertThat(table.values()).containsExactlyInAnyOrderElementsOf(Samples.rows(0, rows + 2));
        String text = new String(Files.readAllBytes(folder.resolve(FILE)), StandardCharsets.UTF_8);
        List<String> whole = Arrays.asList(text.split("\n"));
        assertThat(whole)
                .containsSubsequence(
                        Arrays.asList(Samples.text(Samples.rows(0, rows + 2)).split("\n")));
    }
}
