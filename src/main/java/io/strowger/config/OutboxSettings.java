package io.strowger.config;

/**
 * Deliveries that wait for webhooks.
 *
 * @param maxWaitingPerAccount how many of one account
 */
public record OutboxSettings(int maxWaitingPerAccount) {

    public static final OutboxSettings DEFAULTS = new OutboxSettings(5_000);
}
