/**
 * The one way out over HTTP: every client that keeps connections is a {@link
 * io.strowger.http.client.PooledHttpClient}; what is not a hop POSTs by a {@link
 * io.strowger.http.client.PostClient}, a web client over such connections. In comes a request and
 * where to; out goes the answer to this very request, or that none came. {@link
 * io.strowger.http.client.ExchangeCodec} stands in every connection and knows whether an exchange
 * is under way; begin reading there. May import Vert.x and Netty alone.
 */
@NullMarked
package io.strowger.http.client;

import org.jspecify.annotations.NullMarked;
