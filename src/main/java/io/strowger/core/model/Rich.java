package io.strowger.core.model;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a screen carries for channels that can show more than text (docs/protocols/programmable.md,
 * "Answer"). All parts are kept as the application sent them; {@code data} is JSON text.
 */
public record Rich(
        @Nullable String label,
        @Nullable String mask,
        @Nullable String dataType,
        @Nullable String fieldType,
        @Nullable String data) {

    /** Most bytes of all parts in UTF-8, where the settings say nothing else. */
    public static final int DEFAULT_MAX_BYTES = 8 * 1024;

    private static final int MOST_BYTES_OF_UNIT = 3;

    /** How many characters all parts have. */
    public int length() {
        return length(label) + length(mask) + length(dataType) + length(fieldType) + length(data);
    }

    /** Whether all parts together have more bytes than these in UTF-8. */
    public boolean isLongerThan(int bytes) {
        int length = length();
        return length > bytes
                || (length * MOST_BYTES_OF_UNIT > bytes
                        && bytes(label)
                                        + bytes(mask)
                                        + bytes(dataType)
                                        + bytes(fieldType)
                                        + bytes(data)
                                > bytes);
    }

    private static int length(@Nullable String part) {
        return part == null ? 0 : part.length();
    }

    private static int bytes(@Nullable String part) {
        return part == null ? 0 : part.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Shows nothing of what the application sent (invariant 26). */
    @Override
    public String toString() {
        return "Rich[hidden]";
    }
}
