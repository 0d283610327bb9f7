package io.strowger.core.model;

import org.jspecify.annotations.Nullable;

/**
 * What a screen carries for channels that can show more than text (programmable-services.txt,
 * "RESPONSE"). All parts are kept as the application sent them; {@code data} is JSON text.
 */
public record Rich(
        @Nullable String label,
        @Nullable String mask,
        @Nullable String dataType,
        @Nullable String fieldType,
        @Nullable String data) {

    /** Shows nothing of what the application sent (invariant 26). */
    @Override
    public String toString() {
        return "Rich[hidden]";
    }
}
