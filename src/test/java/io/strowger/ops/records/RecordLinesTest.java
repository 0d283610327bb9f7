package io.strowger.ops.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.store.StoredRecord;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordLinesTest {

    @Test
    void shouldWriteEveryFieldOnOneLine() {
        String text = Samples.text(List.of(Samples.row(1)));

        assertThat(text).endsWith("}\n").hasLineCount(1);
        assertThat(new JsonObject(text))
                .isEqualTo(
                        new JsonObject(
                                """
                                {"sessionId":"00000000000000070000000000000001","network":"demo",
                                 "dialogueId":"dialogue-1","msisdn":"••••••••5542",
                                 "msisdnHash":"fffffffffffffffe","code":"713",
                                 "application":"demo-bank","account":"acme","origin":"mo","hops":3,
                                 "begunAt":"2026-07-30T12:00:00.000Z",
                                 "endedAt":"2026-07-30T12:00:04.321Z","durationMillis":4321,
                                 "reason":"completed","detail":"","bytesIn":12,"bytesOut":240}
                                """));
    }

    @Test
    void shouldHoldTheWholeNumberOnlyWhenItIsWanted() {
        assertThat(StoredRecord.of(Samples.record(1), true, 5).msisdn()).isEqualTo("233200585542");
        assertThat(StoredRecord.of(Samples.record(1), false, 5).msisdn()).isEqualTo("••••••••5542");
    }

    @Test
    void shouldReadALineFromBeforeNumbersWereHashed() {
        StoredRecord row = StoredRecord.of(Samples.record(1), false, StoredRecord.NO_HASH);
        String line = Samples.text(List.of(row));
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);

        assertThat(line).doesNotContain("msisdnHash");
        assertThat(RecordReader.read(bytes, 0, bytes.length)).isEqualTo(row);
    }

    @Test
    void shouldBeginAnewAfterClear() {
        RecordLines lines = new RecordLines();
        lines.add(Samples.row(1));
        int first = lines.bytes().remaining();
        lines.clear();
        lines.add(Samples.row(2));

        assertThat(lines.bytes().remaining()).isEqualTo(first);
        assertThat(StandardCharsets.UTF_8.decode(lines.bytes()).toString())
                .isEqualTo(Samples.text(List.of(Samples.row(2))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a \"quoted\" cause\nin two lines", "öffnet € 😀", "\u0000\u001f"})
    void shouldReadBackWhatItWrote(String detail) {
        StoredRecord row = StoredRecord.of(Samples.record(1, detail), false, -5);
        byte[] line = Samples.text(List.of(row)).getBytes(StandardCharsets.UTF_8);

        assertThat(RecordReader.read(line, 0, line.length)).isEqualTo(row);
        assertThat(row.detail()).isEqualTo(detail);
    }

    @Test
    void shouldReplaceHalfASurrogatePair() {
        StoredRecord row = StoredRecord.of(Samples.record(1, "a\ud83dz😀"), false, 5);

        assertThat(row.detail()).isEqualTo("a?z😀");
        assertThat(Samples.text(List.of(row))).contains("a?z😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"sessionId\":\"1\"}", "null"})
    void shouldTakeNothingElseForARow(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);

        assertThat(RecordReader.read(bytes, 0, bytes.length)).isNull();
    }

    @Test
    void shouldWriteInstantsAsTheJdkDoes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        IsoMillis time = new IsoMillis();
        DateTimeFormatter jdk =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
                        .withZone(java.time.ZoneOffset.UTC);
        for (int i = 0; i < 2_000; i++) {
            long millis = random.nextLong(-60_000_000_000_000L, 253_402_300_800_000L);
            assertThat(time.of(millis))
                    .as("seed %d", seed)
                    .isEqualTo(jdk.format(Instant.ofEpochMilli(millis)));
        }
    }
}
