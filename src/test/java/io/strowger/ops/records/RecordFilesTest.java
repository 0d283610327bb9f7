package io.strowger.ops.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFilesTest {

    private static final long LARGE = 1 << 20;

    @TempDir private Path folder;
    private Instant now = Samples.NOON;

    private RecordFiles open(long rollBytes) throws IOException {
        return RecordFiles.open(folder, rollBytes, () -> now);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String content(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private static int lineLength() {
        return Samples.lines(Samples.rows(0, 1)).remaining();
    }

    @Test
    void shouldAppendToOneFileADay() throws IOException {
        try (RecordFiles files = open(LARGE)) {
            files.append(Samples.lines(Samples.rows(0, 2)));
            files.append(Samples.lines(Samples.rows(2, 3)));
        }

        assertThat(names()).containsExactly("sessions-2026-07-30.0.jsonl");
        assertThat(content("sessions-2026-07-30.0.jsonl"))
                .isEqualTo(Samples.text(Samples.rows(0, 3)));
    }

    @Test
    void shouldBeginAFileAtMidnightUtcAndNotBefore() throws IOException {
        try (RecordFiles files = open(LARGE)) {
            now = Instant.parse("2026-07-30T23:59:59.999Z");
            files.append(Samples.lines(Samples.rows(0, 1)));
            assertThat(names()).hasSize(1);
            now = now.plus(Duration.ofMillis(1));
            files.append(Samples.lines(Samples.rows(1, 2)));
        }

        assertThat(names())
                .containsExactly("sessions-2026-07-30.0.jsonl", "sessions-2026-07-31.0.jsonl");
        assertThat(content("sessions-2026-07-31.0.jsonl"))
                .isEqualTo(Samples.text(Samples.rows(1, 2)));
    }

    @Test
    void shouldNotGoBackToTheDayBeforeWhenTheWallClockDoes() throws IOException {
        try (RecordFiles files = open(LARGE)) {
            files.append(Samples.lines(Samples.rows(0, 1)));
            now = now.minus(java.time.Duration.ofDays(1));
            files.append(Samples.lines(Samples.rows(1, 2)));
            now = now.minus(java.time.Duration.ofDays(365));
            files.append(Samples.lines(Samples.rows(2, 3)));
        }

        assertThat(names())
                .containsExactly("sessions-2025-07-29.0.jsonl", "sessions-2026-07-30.0.jsonl");
        assertThat(content("sessions-2026-07-30.0.jsonl"))
                .isEqualTo(Samples.text(Samples.rows(0, 2)));
    }

    @Test
    void shouldBeginAFileWhenOneWouldGrowOverTheLengthAndNotBefore() throws IOException {
        try (RecordFiles files = open(2L * lineLength())) {
            files.append(Samples.lines(Samples.rows(0, 1)));
            files.append(Samples.lines(Samples.rows(1, 2)));
            assertThat(names()).hasSize(1);
            files.append(Samples.lines(Samples.rows(2, 3)));
        }

        assertThat(names())
                .containsExactly("sessions-2026-07-30.0.jsonl", "sessions-2026-07-30.1.jsonl");
        assertThat(content("sessions-2026-07-30.1.jsonl"))
                .isEqualTo(Samples.text(Samples.rows(2, 3)));
    }

    @Test
    void shouldGoOnInTheNewestFileAfterAReopen() throws IOException {
        try (RecordFiles files = open(lineLength())) {
            files.append(Samples.lines(Samples.rows(0, 1)));
            files.append(Samples.lines(Samples.rows(1, 2)));
        }
        try (RecordFiles files = open(LARGE)) {
            files.append(Samples.lines(Samples.rows(2, 3)));
        }

        assertThat(content("sessions-2026-07-30.1.jsonl"))
                .isEqualTo(Samples.text(Samples.rows(1, 3)));
    }

    @Test
    void shouldTakeAwayALineThatACrashCutShort() throws IOException {
        Path file = folder.resolve("sessions-2026-07-30.0.jsonl");
        String whole = Samples.text(Samples.rows(0, 2));
        Files.writeString(file, whole.substring(0, whole.length() - 20));

        try (RecordFiles files = open(LARGE)) {
            files.append(Samples.lines(Samples.rows(2, 3)));
        }

        assertThat(Files.readString(file))
                .isEqualTo(Samples.text(Samples.rows(0, 1)) + Samples.text(Samples.rows(2, 3)));
    }

    @Test
    void shouldEndALineThatLacksOnlyItsLineFeed() throws IOException {
        Path file = folder.resolve("sessions-2026-07-30.0.jsonl");
        Files.writeString(file, Samples.text(Samples.rows(0, 2)).stripTrailing());

        try (RecordFiles files = open(LARGE)) {
            files.append(Samples.lines(Samples.rows(2, 3)));
        }

        assertThat(Files.readString(file)).isEqualTo(Samples.text(Samples.rows(0, 3)));
    }

    @Test
    void shouldOverwriteWhatAFailedAppendLeft() throws IOException {
        Path file = folder.resolve("sessions-2026-07-30.0.jsonl");
        try (RecordFiles files = open(LARGE)) {
            files.append(Samples.lines(Samples.rows(0, 1)));
            Files.writeString(
                    file, "{\"half a batch".repeat(99), java.nio.file.StandardOpenOption.APPEND);
            files.append(Samples.lines(Samples.rows(1, 2)));
        }

        assertThat(Files.readString(file)).isEqualTo(Samples.text(Samples.rows(0, 2)));
    }

    @Test
    void shouldReadBackOverSeveralFilesFromAnyPlace() throws IOException {
        RecordFiles files = open(2L * lineLength());
        for (int i = 0; i < 5; i++) {
            files.append(Samples.lines(Samples.rows(i, i + 1)));
        }
        Position end = files.end();
        files.close();
        SegmentReader reader = new SegmentReader(folder);

        SegmentReader.Chunk first = reader.read(null, end, 3);
        SegmentReader.Chunk rest = reader.read(first.next(), end, 3);

        assertThat(first.rows()).isEqualTo(Samples.rows(0, 3));
        assertThat(rest.rows()).isEqualTo(Samples.rows(3, 5));
        assertThat(rest.next()).isEqualTo(end);
        assertThat(reader.read(end, end, 3).rows()).isEmpty();
    }

    @Test
    void shouldKeepTheCheckpoint() throws IOException {
        Checkpoint checkpoint = new Checkpoint(folder);
        Position place = new Position(new Segment(java.time.LocalDate.of(2026, 7, 30), 4), 1234);

        assertThat(checkpoint.read()).isNull();
        checkpoint.write(place);
        assertThat(checkpoint.read()).isEqualTo(place);
        Files.writeString(folder.resolve("sessions.checkpoint"), "rubbish");
        assertThat(checkpoint.read()).isNull();
    }
}
