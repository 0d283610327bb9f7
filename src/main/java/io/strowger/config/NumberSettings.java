package io.strowger.config;

import java.util.List;

/**
 * What holds for subscribers' numbers, whatever dialect names them.
 *
 * @param blocked numbers and their first digits, international without {@code +}: nobody sends them
 *     anything and nobody begins a session with them; their own dials are served
 */
public record NumberSettings(List<String> blocked) {

    public static final NumberSettings DEFAULTS = new NumberSettings(List.of());

    /** Whether a number, as international digits, is on the list. */
    public boolean isBlocked(String digits) {
        return blocked.stream().anyMatch(digits::startsWith);
    }
}
