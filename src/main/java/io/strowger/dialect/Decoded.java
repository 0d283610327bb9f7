package io.strowger.dialect;

import io.strowger.core.text.TextLength;
import io.strowger.core.text.TextLimit;
import io.strowger.json.JsonFault;

/**
 * What came of reading a message.
 *
 * @param <T> what a readable message becomes
 */
public sealed interface Decoded<T> {

    /** The message was understood. */
    record Read<T>(T value) implements Decoded<T> {}

    /** The message was not understood. */
    record Unreadable<T>(WireError error) implements Decoded<T> {}

    static <T> Decoded<T> of(T value) {
        return new Read<>(value);
    }

    static <T> Decoded<T> unreadable(WireError.Kind kind, String field, String message) {
        return new Unreadable<>(new WireError(kind, field, message));
    }

    /** A text that is longer than a screen; the error says by how much, and why. */
    static <T> Decoded<T> tooLong(String field, String text) {
        return unreadable(
                WireError.Kind.TEXT_TOO_LONG,
                field,
                TextLength.excess(text, TextLimit.USSD_SCREEN));
    }

    /** A body that {@code io.strowger.json} refused. */
    static <T> Decoded<T> unreadable(JsonFault fault) {
        return new Unreadable<>(WireError.of(fault));
    }
}
