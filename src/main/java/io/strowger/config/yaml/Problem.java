package io.strowger.config.yaml;

/**
 * One mistake in a file or in the environment.
 *
 * @param source the file as it was named, or the environment variable
 * @param line counted from 1; 0 when the source has no lines
 * @param path the key, as {@code applications[0].answerWithin}; empty for the file as a whole
 * @param message what to do, as one English phrase; never holds a secret
 */
public record Problem(String source, int line, String path, String message) {

    /** {@code conf/strowger.yaml:12: applications[0].answerWithin: …}. */
    @Override
    public String toString() {
        return source
                + (line > 0 ? ":" + line : "")
                + ": "
                + (path.isEmpty() ? "" : path + ": ")
                + message;
    }
}
