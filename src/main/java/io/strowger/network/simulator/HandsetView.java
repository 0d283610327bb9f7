package io.strowger.network.simulator;

import io.strowger.core.model.Screen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a handset shows at one moment.
 *
 * @param shown null when the display is empty
 * @param messages oldest first
 */
record HandsetView(@Nullable Shown shown, List<Message> messages) {

    static final HandsetView EMPTY = new HandsetView(null, List.of());

    /**
     * A screen on the display.
     *
     * @param sessionId 32 hexadecimal digits, or null when it is of no session
     * @param fallback whether it is a text of the router in the place of an application's screen
     */
    record Shown(@Nullable String sessionId, Screen screen, boolean fallback) {

        /** A screen that the network brought unasked. */
        Shown(@Nullable String sessionId, Screen screen) {
            this(sessionId, screen, false);
        }
    }
}
