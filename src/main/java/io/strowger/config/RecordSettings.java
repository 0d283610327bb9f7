package io.strowger.config;

import java.nio.file.Path;

/**
 * The session records.
 *
 * @param masked whether records show only the last digits of a number
 * @param directory where the files lie; {@code records} in the data folder unless set
 * @param maxFileBytes a file of this length is closed and the next one begun
 * @param maxQueued how many records may wait to be written before new sessions are refused
 */
public record RecordSettings(boolean masked, Path directory, long maxFileBytes, int maxQueued) {
    public static final RecordSettings DEFAULTS =
            new RecordSettings(true, Path.of("data", "records"), 128L << 20, 100_000);
}
