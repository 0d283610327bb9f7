package io.strowger.store;

import io.strowger.core.model.SessionId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Reads session records for people, a page at a time, beside the router that writes them. */
public interface SessionRecordReader {

    /**
     * A record and its number in the order in which records were written.
     *
     * @param number rises; is never given twice
     */
    record Numbered(long number, StoredRecord record) {

        /** Where the page behind this record begins. */
        public Place place() {
            return new Place(record.begunAt(), number);
        }
    }

    /** A place between two records in the order of {@link #newest}. */
    record Place(long begunAt, long number) {

        /** Behind all sessions that began at a time or later. */
        public static Place before(long time) {
            return new Place(time, Long.MIN_VALUE);
        }
    }

    Future<Optional<StoredRecord>> find(SessionId session);

    /**
     * Records of the sessions that began last, the newest first.
     *
     * @param after where the page begins
     */
    Future<List<Numbered>> newest(SessionRecordFilter filter, Place after, int limit);

    /**
     * Records in the order in which they were written.
     *
     * @param after the number behind which the page begins
     * @param last the number with which it ends at the latest
     */
    Future<List<Numbered>> written(SessionRecordFilter filter, long after, long last, int limit);

    /** The number of the record that was written last; 0 when there is none. */
    Future<Long> last();

    /**
     * When the newest session began whose record has no hash of its number and is therefore not
     * found by it; epoch milliseconds.
     */
    Future<Optional<Long>> newestWithoutHash();
}
