package io.strowger.config;

import org.slf4j.event.Level;

/** The log on standard output. */
public record LogSettings(Format format, Level level) {

    public static final LogSettings DEFAULTS = new LogSettings(Format.PLAIN, Level.INFO);

    /** How a line of the log looks. */
    public enum Format {
        PLAIN,
        JSON
    }
}
