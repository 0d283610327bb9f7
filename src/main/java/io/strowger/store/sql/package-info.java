/**
 * Stores in SQL. One set of statements serves SQLite and PostgreSQL: parameters are written {@code
 * $1}, {@code $2}… and numbered in the order in which they first stand in the statement, because
 * SQLite takes them for names and numbers names that way.
 */
@NullMarked
package io.strowger.store.sql;

import org.jspecify.annotations.NullMarked;
