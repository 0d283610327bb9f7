/**
 * The dialect of code-verification.txt: requests, the table of messages, answers and delivery
 * reports as bytes and records.
 */
@NullMarked
package io.strowger.dialect.verification;

import org.jspecify.annotations.NullMarked;
