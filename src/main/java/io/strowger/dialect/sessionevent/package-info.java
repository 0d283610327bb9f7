/**
 * The dialect {@code session-event} (notes.md, push, "Application side"), spoken to applications.
 */
@NullMarked
package io.strowger.dialect.sessionevent;

import org.jspecify.annotations.NullMarked;
