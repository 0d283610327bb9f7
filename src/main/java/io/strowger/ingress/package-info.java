/**
 * The public port: connections, strict reading of HTTP, the way in for networks, and what the ways
 * in of the APIs share.
 *
 * <p>In come bytes from strangers; out goes one call on the bus, and its answer in the dialect of
 * the path. On the way a request passes checks, each of which passes it on or answers it:
 * connection table, framing, credentials, rate, body, decoding. Whatever is refused is answered in
 * the shape of its path and has had no effect.
 *
 * <p>May use bus, dialect, numbering, provision, security, Vert.x and Netty; never session or
 * dispatch. One {@code IngressVerticle} an event loop, all on one port. Begin reading at {@link
 * io.strowger.ingress.IngressVerticle} and {@code NetworkEndpoint}.
 */
@NullMarked
package io.strowger.ingress;

import org.jspecify.annotations.NullMarked;
