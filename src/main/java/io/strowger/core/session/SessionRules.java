package io.strowger.core.session;

/**
 * The times that hold for every session of a router, in milliseconds.
 *
 * @param marginMillis how long before the network's own idle timer an answer must be there
 * @param rememberEndedMillis how long a repeated request of an ended session gets the same answer
 * @param storeWithinMillis how long an item for the checkout may take to be stored
 * @param submitWithinMillis how long a network may take to accept a push
 */
public record SessionRules(
        long marginMillis,
        long rememberEndedMillis,
        long storeWithinMillis,
        long submitWithinMillis) {

    public static final SessionRules DEFAULTS = new SessionRules(1_000, 30_000, 3_000, 10_000);
}
