package io.strowger.provision;

import java.util.function.Consumer;

/**
 * What is provisioned, at hand on every thread without waiting: a snapshot that is replaced within
 * a second of a change.
 */
public interface Registry {

    /** The newest snapshot known here. */
    Snapshot current();

    /**
     * Tells every later snapshot to the listener, each after {@link #current()} has become it.
     * Listeners are told one after another on a thread of the registry's choice; they do not block.
     */
    void onChange(Consumer<Snapshot> listener);
}
