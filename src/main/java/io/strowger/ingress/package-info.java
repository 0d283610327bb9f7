/**
 * The public port, and the way in for networks.
 *
 * <p>In come requests of networks; out goes one call on the bus, and its answer in the network's
 * dialect. On the way a request passes checks, each of which passes it on or answers it:
 * credentials, rate, body, decoding. Every other path is the APIs'.
 *
 * <p>May use http.server, bus, dialect, numbering, provision, security and Vert.x; never session,
 * dispatch or api. One {@code IngressVerticle} an event loop, all on one port. Begin reading at
 * {@link io.strowger.ingress.IngressVerticle} and {@code NetworkEndpoint}.
 */
@NullMarked
package io.strowger.ingress;

import org.jspecify.annotations.NullMarked;
