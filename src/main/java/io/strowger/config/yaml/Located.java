package io.strowger.config.yaml;

/**
 * A value and where it stands.
 *
 * @param <T> what the text was made into
 */
public record Located<T>(SourceLocation spot, T value) {}
