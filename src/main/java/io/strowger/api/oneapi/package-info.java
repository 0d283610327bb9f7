/**
 * The way in for applications that speak oneapi (docs/protocols/oneapi.md): screens that they send
 * of themselves, and subscriptions.
 *
 * <p>In come authenticated requests; out go a push or an offer of a screen on the bus, a change of
 * the subscriptions, and an answer that echoes the request. A correlator that was used is answered
 * as it was the first time.
 *
 * <p>May use api, dialect.oneapi, http.server, bus, provision and the store's interfaces. Begin
 * reading at {@link io.strowger.api.oneapi.OneApiRoutes}, then {@code OutboundHandler}.
 */
@NullMarked
package io.strowger.api.oneapi;

import org.jspecify.annotations.NullMarked;
