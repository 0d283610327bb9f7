package io.strowger.config.yaml;

import java.util.List;

/**
 * What came of reading a file: its value, or everything that is wrong with it.
 *
 * @param <T> what a valid file becomes
 */
public sealed interface Parsed<T> {

    /**
     * The file is valid.
     *
     * @param warnings what looks like a mistake but need not be one
     */
    record Valid<T>(T value, List<String> warnings) implements Parsed<T> {}

    /** The file is refused whole. */
    record Invalid<T>(List<Problem> problems) implements Parsed<T> {}
}
