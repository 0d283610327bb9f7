/**
 * The dialect {@code oneapi} (docs/protocols/oneapi.md), spoken with applications, and with
 * upstream hubs from the other end.
 *
 * <p>In come {@code outboundUSSDMessageRequest}, {@code inboundUSSDMessageRequest} and
 * subscriptions as bytes; out go records, the rules of what is refused, the keys of repeats, and
 * bytes in the order of the document's samples. {@code ErrorCode} is the one table of its errors:
 * every exception of the document, with what raises it or why nothing does.
 *
 * <p>May use dialect, json and the core. Begin reading at {@link
 * io.strowger.dialect.oneapi.OutboundRequest} and {@link io.strowger.dialect.oneapi.OneApiDialect};
 * the HTTP side is in ingress.oneapi.
 */
@NullMarked
package io.strowger.dialect.oneapi;

import org.jspecify.annotations.NullMarked;
