/**
 * How the router logs: plain lines or JSON, set by program instead of by file, so that a jar alone
 * logs as it should.
 *
 * <p>In come events of SLF4J; out go lines without characters that could forge another line, and
 * what repeats is counted and said once a minute.
 *
 * <p>May use logback and its encoder alone. Begin reading at {@link
 * io.strowger.ops.logging.LogSetup}.
 */
@NullMarked
package io.strowger.ops.logging;

import org.jspecify.annotations.NullMarked;
