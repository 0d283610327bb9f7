package io.strowger.provision;

import io.vertx.core.Future;
import java.util.function.Consumer;

/**
 * What is provisioned, at hand on every thread without waiting: a snapshot that is replaced within
 * a second of a change.
 */
public interface Registry {

    /** The newest snapshot known here. */
    Snapshot current();

    /**
     * Makes sure that {@link #current()} shows every change that was made before the call.
     *
     * @return the snapshot that shows them
     */
    Future<Snapshot> refresh();

    /**
     * Tells every later snapshot to the listener, each after {@link #current()} has become it.
     * Listeners are told one after another on a thread of the registry's choice; they do not block.
     */
    void onChange(Consumer<Snapshot> listener);
}
