/**
 * Stores in SQL. One set of statements serves SQLite and PostgreSQL: parameters are written {@code
 * $1}, {@code $2} … and numbered in the order in which they first stand in the statement, because
 * SQLite takes them for names and numbers names that way.
 *
 * <p>In come the changes of {@code store}'s interfaces; writes that arrive together are committed
 * together ({@code GroupCommit}). Out goes what is in the tables; numbers, texts of subscribers and
 * secrets are in them hashed or sealed only. What is provisioned stands in them as JSON documents
 * ({@link io.strowger.store.sql.DocumentCodec}). The schema is in {@code
 * src/main/resources/db/migration}.
 *
 * <p>May use store, provision, limits, security, Vert.x' SQL client, Jackson and Flyway. Nothing
 * here waits on an event loop. Begin reading at {@link io.strowger.store.sql.Database} and {@link
 * io.strowger.store.sql.Table}.
 */
@NullMarked
package io.strowger.store.sql;

import org.jspecify.annotations.NullMarked;
