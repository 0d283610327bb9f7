/** Session records: one line of JSON a session, and a row of a table. */
@NullMarked
package io.strowger.ops.records;

import org.jspecify.annotations.NullMarked;
