package io.strowger.dialect.sessionevent;

import io.strowger.core.model.EndReason;
import io.strowger.core.session.Effect.TellApplication;

/**
 * How an application hears of an end: the event and its reason (docs/protocols/session-event.md,
 * "close").
 */
enum Notice {
    END("close", "End"),
    ABANDON("close", "Abandon"),
    TIMEOUT("close", "Timeout"),
    UNEXPECTED_ANSWER("abort", "UnexpectedUssdAppResponse"),
    INTERNAL_ERROR("abort", "InternalError");

    private final String event;
    private final String type;

    Notice(String event, String type) {
        this.event = event;
        this.type = type;
    }

    String event() {
        return event;
    }

    String type() {
        return type;
    }

    /**
     * Abandoned is what the subscriber or his network left; timed out what he was too slow for, for
     * the network's patience as well, or never saw.
     */
    static Notice of(TellApplication tell) {
        return tell.isNetworkTimeout() ? TIMEOUT : of(tell.reason());
    }

    private static Notice of(EndReason reason) {
        return switch (reason) {
            case COMPLETED -> END;
            case SUBSCRIBER_CANCELLED, NETWORK_ABORTED, SUPERSEDED -> ABANDON;
            case SUBSCRIBER_TIMED_OUT, SESSION_TOO_LONG, NOT_DELIVERED -> TIMEOUT;
            case APPLICATION_UNREADABLE, APPLICATION_TOO_LONG -> UNEXPECTED_ANSWER;
            case APPLICATION_TIMED_OUT,
                    APPLICATION_FAILED,
                    APPLICATION_CIRCUIT_OPEN,
                    APPLICATION_OVERLOADED,
                    CHECKOUT_FAILED,
                    NETWORK_REFUSED,
                    SHUT_DOWN ->
                    INTERNAL_ERROR;
            // dials that are refused before an application is chosen: none hears of them
            case NO_SUCH_CODE, NOT_ALLOWED, RECOVERY_INVALID, OVERLOADED -> INTERNAL_ERROR;
        };
    }
}
