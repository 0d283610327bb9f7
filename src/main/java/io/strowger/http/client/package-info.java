/**
 * The one way out over HTTP: every client that keeps connections is a {@link
 * io.strowger.http.client.PooledHttpClient}, which keeps one only when its exchange is over; what
 * is not a hop is sent by an {@link io.strowger.http.client.ExchangeClient}, a web client over such
 * connections.
 *
 * <p>In comes a request and where to; out goes the answer to this very request, or that none came
 * and whether anything may have left. {@link io.strowger.http.client.ExchangeCodec} stands in every
 * connection and knows whether an exchange is under way.
 *
 * <p>May use Vert.x and Netty alone. Nobody else makes an HTTP client (a rule holds that). Begin
 * reading at {@link io.strowger.http.client.ExchangeCodec}, which draws a connection's states.
 */
@NullMarked
package io.strowger.http.client;

import org.jspecify.annotations.NullMarked;
