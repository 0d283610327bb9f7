package io.strowger.dialect;

/**
 * What came of reading a message.
 *
 * @param <T> what a readable message becomes
 */
public sealed interface Reading<T> {

    /** The message was understood. */
    record Read<T>(T value) implements Reading<T> {}

    /** The message was not understood. */
    record Unreadable<T>(WireError error) implements Reading<T> {}

    static <T> Reading<T> of(T value) {
        return new Read<>(value);
    }

    static <T> Reading<T> unreadable(WireError.Kind kind, String field, String message) {
        return new Unreadable<>(new WireError(kind, field, message));
    }
}
