package io.strowger.session;

/** Whoever waits for an answer of a session, on whichever event loop; made once a process. */
public final class OpenRequests {

    private final Legs legs = new Legs();
    private final Askers askers = new Askers();

    /** Networks that wait for a screen. */
    Legs legs() {
        return legs;
    }

    /** Applications that wait to hear what became of their request. */
    Askers askers() {
        return askers;
    }

    boolean isEmpty() {
        return legs.isEmpty() && askers.isEmpty();
    }
}
