/**
 * The dialect of docs/protocols/verification.md: requests, the table of messages, answers and
 * delivery reports as bytes and records.
 */
@NullMarked
package io.strowger.dialect.verification;

import org.jspecify.annotations.NullMarked;
