package io.strowger.config.yaml;

/**
 * A single value as it is written, whatever YAML makes of it: {@code NO} is a country and {@code
 * 0123} has a zero in front.
 */
record Scalar(String text, SourceLocation spot) {

    /** Shows no text: it may be a secret. */
    @Override
    public String toString() {
        return "Scalar[" + spot + "]";
    }
}
