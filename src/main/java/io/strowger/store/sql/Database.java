package io.strowger.store.sql;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;

/**
 * A database with a schema that fits. Nothing here ever waits on an event loop.
 *
 * @param writer runs what changes something; for SQLite one at a time
 * @param readers run what only reads, beside the writer
 */
public record Database(Pool writer, Pool readers) {

    private static final String BEAT = "UPDATE probe SET beats = beats + 1";

    /** Writes something: fails when the disk is full, cannot be written or does not answer. */
    public Future<Void> healthy() {
        return writer.query(BEAT).execute().mapEmpty();
    }

    public Future<Void> close() {
        return Future.join(readers.close(), writer.close()).mapEmpty();
    }
}
