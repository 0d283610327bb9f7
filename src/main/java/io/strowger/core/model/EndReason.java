package io.strowger.core.model;

import java.util.Locale;

/**
 * Why a session ended, or why a dial was refused: the one table for "no".
 *
 * <p>The metric label is the name in lower case; dialects map the reasons in one place each.
 */
public enum EndReason {
    COMPLETED(SubscriberText.SESSION_OVER),
    SUBSCRIBER_CANCELLED(SubscriberText.SESSION_OVER),
    SUBSCRIBER_TIMED_OUT(SubscriberText.TIMED_OUT),
    APPLICATION_TIMED_OUT(SubscriberText.UNAVAILABLE),
    APPLICATION_FAILED(SubscriberText.UNAVAILABLE),
    APPLICATION_UNREADABLE(SubscriberText.UNAVAILABLE),
    APPLICATION_TOO_LONG(SubscriberText.UNAVAILABLE),
    APPLICATION_CIRCUIT_OPEN(SubscriberText.UNAVAILABLE),
    APPLICATION_OVERLOADED(SubscriberText.BUSY),
    CHECKOUT_FAILED(SubscriberText.UNAVAILABLE),
    NETWORK_ABORTED(SubscriberText.SESSION_OVER),
    NETWORK_REFUSED(SubscriberText.SESSION_OVER),
    NOT_DELIVERED(SubscriberText.SESSION_OVER),
    SUPERSEDED(SubscriberText.SESSION_OVER),
    NO_SUCH_CODE(SubscriberText.NO_SUCH_CODE),
    NOT_ALLOWED(SubscriberText.NOT_ALLOWED),
    RECOVERY_INVALID(SubscriberText.NOT_VALID),
    OVERLOADED(SubscriberText.BUSY),
    SESSION_TOO_LONG(SubscriberText.TIMED_OUT),
    SHUT_DOWN(SubscriberText.SHUT_DOWN);

    private final SubscriberText text;
    private final String label;

    EndReason(SubscriberText text) {
        this.text = text;
        this.label = name().toLowerCase(Locale.ROOT);
    }

    /**
     * The text that a subscriber sees when a session ends for this reason and he can be shown one.
     */
    public SubscriberText text() {
        return text;
    }

    /** The value of the metric label {@code reason} and of the record's field of that name. */
    public String label() {
        return label;
    }
}
