package io.strowger.config.yaml;

/**
 * Where a value stands, for messages.
 *
 * @param source the file as it was named, or the environment variable
 * @param line counted from 1; 0 when the source has no lines
 * @param path the key, as {@code applications[0].answerWithin}
 */
public record SourceLocation(String source, int line, String path) {

    /** That this value is wrong. */
    public Problem problem(String message) {
        return new Problem(source, line, path, message);
    }
}
