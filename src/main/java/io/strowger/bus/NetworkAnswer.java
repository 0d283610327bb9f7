package io.strowger.bus;

import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;

/**
 * The screen that answers a {@link NetworkRequest}.
 *
 * @param session whose screen it is; {@link SessionId#NONE} when there is no session
 * @param fallback whether it is a text of ours in the place of a screen of the application
 * @param application the id of the application that was asked for it, empty when none was
 * @param applicationNanos how much of the waiting time the application took
 */
public record NetworkAnswer(
        SessionId session,
        Screen screen,
        boolean fallback,
        String application,
        long applicationNanos) {}
