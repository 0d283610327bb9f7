package io.strowger.dialect;

/**
 * How an application wants its dialect spoken.
 *
 * @param strict whether only what the document allows is read (notes.md, first paragraph)
 * @param titleCase whether enumerated values are sent as {@code Initiation} instead of {@code
 *     initiation} ({@code casing: title})
 * @param secret what the application expects in its requests, or empty
 */
public record DialectOptions(boolean strict, boolean titleCase, String secret) {

    public static final DialectOptions DEFAULTS = new DialectOptions(false, false, "");

    @Override
    public String toString() {
        return "DialectOptions[strict=" + strict + ", titleCase=" + titleCase + ", [hidden]]";
    }
}
