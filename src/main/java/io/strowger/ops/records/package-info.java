/**
 * The one final record of each session: a line of JSON in a file, then a row of a table.
 *
 * <p>In come records from every event loop into one bounded queue; one thread writes them in
 * groups, and the table is filled from the files, so that a slow table stops nobody. When the queue
 * is full, new sessions are refused, because a session without a record must not be.
 *
 * <p>May use core.session, security, the store's interface and Jackson. Begin reading at {@link
 * io.strowger.ops.records.SessionRecords}.
 */
@NullMarked
package io.strowger.ops.records;

import org.jspecify.annotations.NullMarked;
