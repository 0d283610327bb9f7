package io.strowger.config;

import io.strowger.core.session.SessionRules;
import java.time.Duration;

/**
 * Limits and times of all sessions.
 *
 * @param maxLive how many sessions may be live at once, over the whole process
 * @param maxPlaces how many subscribers are held in memory at once, with those whose session has
 *     just ended
 * @param maxBytes how much memory all these may take, reckoned rather high; 0 is half of the heap
 * @param rememberEnded how long a repeated request of an ended session gets the same answer
 * @param margin how long before the network's own idle timer an answer must be there
 * @param storeWithin how long an item for the checkout may take to be stored
 * @param submitWithin how long a network may take to accept a push
 */
public record SessionSettings(
        int maxLive,
        int maxPlaces,
        long maxBytes,
        Duration rememberEnded,
        Duration margin,
        Duration storeWithin,
        Duration submitWithin) {

    public static final SessionSettings DEFAULTS =
            new SessionSettings(
                    2_000_000,
                    4_000_000,
                    0,
                    Duration.ofMillis(SessionRules.DEFAULTS.rememberEndedMillis()),
                    Duration.ofMillis(SessionRules.DEFAULTS.marginMillis()),
                    Duration.ofMillis(SessionRules.DEFAULTS.storeWithinMillis()),
                    Duration.ofMillis(SessionRules.DEFAULTS.submitWithinMillis()));

    /** How much memory they may take in this process, in bytes. */
    public long mostBytes() {
        return maxBytes > 0 ? maxBytes : Runtime.getRuntime().maxMemory() / 2;
    }

    /** The times in the form that the core takes them. */
    public SessionRules rules() {
        return new SessionRules(
                margin.toMillis(),
                rememberEnded.toMillis(),
                storeWithin.toMillis(),
                submitWithin.toMillis());
    }
}
