package io.strowger.store;

import io.strowger.core.model.SessionId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Where the final records of sessions stay. */
public interface SessionRecordStore {

    /**
     * Keeps the records, all or none; a session whose record is there keeps the first one
     * (invariant 14). They are durable when the future succeeds.
     */
    Future<Void> insertAll(List<StoredRecord> records);

    Future<Optional<StoredRecord>> find(SessionId session);

    /** The records of the sessions that began last, the newest first. */
    Future<List<StoredRecord>> latest(int limit);

    /** How many records there are of sessions that began before {@code before}. */
    Future<Long> countBefore(long before);

    /**
     * Forgets records of sessions that began before {@code before}, so many at most.
     *
     * @return how many
     */
    Future<Integer> forget(long before, int most);
}
