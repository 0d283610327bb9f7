package io.strowger.session;

/** Whoever waits for an answer of a session, on whichever event loop; made once a process. */
public final class PendingRequests {

    private final OpenLegs legs = new OpenLegs();
    private final PendingReplies askers = new PendingReplies();

    /** Networks that wait for a screen. */
    OpenLegs legs() {
        return legs;
    }

    /** Applications that wait to hear what became of their request. */
    PendingReplies askers() {
        return askers;
    }

    boolean isEmpty() {
        return legs.isEmpty() && askers.isEmpty();
    }
}
