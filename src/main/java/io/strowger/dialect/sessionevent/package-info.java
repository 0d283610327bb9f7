/**
 * The dialect {@code session-event} (docs/protocols/session-event.md), spoken to applications.
 *
 * <p>In comes a hop or an end; out goes one of the events {@code new}, {@code continue}, {@code
 * close} and {@code abort}, and the answer is a view: a question, a menu, or a last text. A menu is
 * kept by the session, so that a key which is not on it never reaches the application.
 *
 * <p>May use dialect, json and the core. Begin reading at {@link
 * io.strowger.dialect.sessionevent.SessionEventDialect}.
 */
@NullMarked
package io.strowger.dialect.sessionevent;

import org.jspecify.annotations.NullMarked;
