/**
 * The dialect {@code session-event} (docs/protocols/session-event.md), spoken
 * to applications.
 */
@NullMarked
package io.strowger.dialect.sessionevent;

import org.jspecify.annotations.NullMarked;
