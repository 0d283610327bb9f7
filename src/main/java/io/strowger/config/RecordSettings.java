package io.strowger.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The session records.
 *
 * @param masked whether records show only the last digits of a number
 * @param directory where the files lie; {@code records} in the data folder unless set
 * @param maxFileBytes a file of this length is closed and the next one begun
 * @param maxQueued how many records may wait to be written before new sessions are refused
 * @param keep how long records stay
 */
public record RecordSettings(
        boolean masked, Path directory, long maxFileBytes, int maxQueued, Keep keep) {

    /**
     * How long records stay.
     *
     * @param files a file of records, after the end of its day
     * @param table a row of the table, after its session began
     * @param compressAfter when a file is compressed, after the end of its day
     */
    public record Keep(Duration files, Duration table, Duration compressAfter) {}

    public static final RecordSettings DEFAULTS =
            new RecordSettings(
                    true,
                    Path.of("data", "records"),
                    128L << 20,
                    100_000,
                    new Keep(Duration.ofDays(400), Duration.ofDays(30), Duration.ofDays(1)));
}
