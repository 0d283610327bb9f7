/**
 * The dialect {@code session-event} (docs/protocols/session-event.md, "Application side"), spoken
 * to applications.
 */
@NullMarked
package io.strowger.dialect.sessionevent;

import org.jspecify.annotations.NullMarked;
