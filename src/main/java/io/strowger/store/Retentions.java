package io.strowger.store;

import io.vertx.core.Future;

/** Since when it is known how long something is kept. Outlives the process. */
public interface Retentions {

    /**
     * Tells that a kind of thing is kept so long.
     *
     * @param now in epoch milliseconds
     * @return since when it is known that it is not kept longer: {@code now} when it was not known,
     *     or was kept longer before
     */
    Future<Long> known(String kind, long keptMillis, long now);
}
