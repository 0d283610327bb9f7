package io.strowger.ops.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordArchiveTest {

    private static final int MANY = 100;
    private static final LocalDate DAY = LocalDate.of(2026, 7, 30);

    /** The first instant after {@link #DAY}. */
    private static final Instant OVER = Instant.parse("2026-07-31T00:00:00Z");

    @TempDir private Path folder;
    private @Nullable Position fed = new Position(new Segment(LocalDate.of(2026, 8, 9), 0), 0);

    private RecordArchive archive() throws IOException {
        return RecordArchive.open(folder, () -> fed);
    }

    private Path file(Segment segment, int from, int to) throws IOException {
        return Files.writeString(segment.file(folder), Samples.text(Samples.rows(from, to)));
    }

    private static Segment segment(int number) {
        return new Segment(DAY, number);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String unpacked(Segment segment) throws IOException {
        try (InputStream in =
                new GZIPInputStream(Files.newInputStream(segment.compressedFile(folder)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void shouldCompressWhenTheDayIsOverAndNotBefore() throws IOException {
        file(segment(0), 0, 9);

        assertThat(archive().compress(OVER.minusMillis(1), MANY)).isZero();
        assertThat(archive().compress(OVER, MANY)).isEqualTo(1);
        assertThat(names()).containsExactly("sessions-2026-07-30.0.jsonl.gz");
        assertThat(unpacked(segment(0))).isEqualTo(Samples.text(Samples.rows(0, 9)));
        assertThat(archive().compress(OVER, MANY)).isZero();
    }

    @Test
    void shouldDeleteWhenTheDayIsOverAndNotBeforeCompressedOrNot() throws IOException {
        file(segment(0), 0, 1);
        file(segment(1), 1, 2);
        archive().compress(OVER, 1);

        assertThat(archive().deletable(OVER.minusMillis(1))).isZero();
        assertThat(archive().delete(OVER.minusMillis(1), MANY)).isZero();
        assertThat(archive().deletable(OVER)).isEqualTo(2);
        assertThat(archive().delete(OVER, MANY)).isEqualTo(2);
        assertThat(names()).isEmpty();
    }

    @Test
    void shouldTakeTheOldestFirstAndSoManyAtMost() throws IOException {
        file(segment(10), 0, 1);
        file(segment(9), 1, 2);
        file(new Segment(DAY.minusDays(1), 11), 2, 3);

        assertThat(archive().compress(OVER, 2)).isEqualTo(2);
        assertThat(names())
                .containsExactly(
                        "sessions-2026-07-29.11.jsonl.gz",
                        "sessions-2026-07-30.10.jsonl",
                        "sessions-2026-07-30.9.jsonl.gz");
        assertThat(archive().delete(OVER, 2)).isEqualTo(2);
        assertThat(names()).containsExactly("sessions-2026-07-30.10.jsonl");
    }

    @Test
    void shouldLeaveAloneWhatTheTableMayNotHave() throws IOException {
        file(segment(0), 0, 1);
        file(segment(1), 1, 2);
        file(segment(2), 2, 3);
        fed = new Position(segment(1), 10_000);

        assertThat(archive().compress(OVER.plus(Duration.ofDays(999)), MANY)).isEqualTo(1);
        assertThat(archive().delete(OVER.plus(Duration.ofDays(999)), MANY)).isEqualTo(1);
        assertThat(names())
                .containsExactly("sessions-2026-07-30.1.jsonl", "sessions-2026-07-30.2.jsonl");
        fed = null;
        assertThat(archive().delete(OVER.plus(Duration.ofDays(999)), MANY)).isZero();
    }

    @Test
    void shouldLeaveOtherFilesAlone() throws IOException {
        Files.writeString(folder.resolve("sessions.checkpoint"), "x");
        Files.writeString(folder.resolve("notes.gz"), "x");
        Files.writeString(folder.resolve("sessions-2026-07-99.0.jsonl.gz"), "x");

        assertThat(archive().delete(OVER.plus(Duration.ofDays(9_999)), MANY)).isZero();
        assertThat(names()).hasSize(3);
    }

    /** A crash leaves half a compressed file without its name: nothing is lost. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50})
    void shouldCompressAnewAfterACrashBeforeTheNameWasGiven(int bytes) throws IOException {
        file(segment(0), 0, 9);
        Path unfinished = folder.resolve("sessions-2026-07-30.0.jsonl.gz.tmp");
        Files.write(unfinished, new byte[bytes]);

        assertThat(archive().compress(OVER, MANY)).isEqualTo(1);
        assertThat(names()).containsExactly("sessions-2026-07-30.0.jsonl.gz");
        assertThat(unpacked(segment(0))).isEqualTo(Samples.text(Samples.rows(0, 9)));
    }

    /** A crash before the plain file was deleted leaves both: there is no double afterwards. */
    @Test
    void shouldLeaveOneOfTwoAfterACrashBeforeThePlainFileWasDeleted() throws IOException {
        Path plain = file(segment(0), 0, 9);
        String text = Files.readString(plain);
        archive().compress(OVER, MANY);
        Files.writeString(plain, text);

        archive();
        assertThat(names()).containsExactly("sessions-2026-07-30.0.jsonl.gz");
        assertThat(unpacked(segment(0))).isEqualTo(text);
    }

    @Test
    void shouldGiveTheCompressedFileTheRightsOfThePlainOne() throws IOException {
        Path plain = file(segment(0), 0, 1);
        Files.setPosixFilePermissions(plain, PosixFilePermissions.fromString("rw-r-----"));
        archive().compress(OVER, MANY);

        assertThat(Files.getPosixFilePermissions(segment(0).compressedFile(folder)))
                .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    }

    @Test
    void shouldNotGoOnWithACompressedFileWhenTheClockWasSetBack() throws IOException {
        file(segment(0), 0, 1);
        archive().compress(OVER, MANY);
        try (RecordFiles files = RecordFiles.open(folder, 1 << 20, () -> Samples.NOON)) {
            files.append(Samples.lines(Samples.rows(1, 2)));
        }

        assertThat(names())
                .containsExactly("sessions-2026-07-30.0.jsonl.gz", "sessions-2026-07-30.1.jsonl");
    }

    @Test
    void shouldReadOnWhereTheFilesBeforeAreCompressed() throws IOException {
        file(segment(0), 0, 2);
        file(segment(1), 2, 4);
        archive().compress(OVER, 1);
        Position end = new Position(segment(1), Files.size(segment(1).file(folder)));
        SegmentReader reader = new SegmentReader(folder);

        assertThat(reader.read(new Position(segment(0), 7), end, MANY).rows())
                .isEqualTo(Samples.rows(2, 4));
        assertThat(reader.read(null, end, MANY).rows()).isEqualTo(Samples.rows(2, 4));
    }
}
