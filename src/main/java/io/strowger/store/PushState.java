package io.strowger.store;

/** Where a push stands with its money (see {@link Pushes}). */
public enum PushState {
    HELD,
    SUBMITTING,
    UNKNOWN,
    COMMITTED,
    RELEASED
}
