/**
 * The way in over HTTP, for every port and path: connections, strict reading, and the one kit that
 * reads bodies, answers and refuses.
 *
 * <p>In come bytes from strangers; out go requests that no two readers could read in two ways. On
 * the way a request passes checks, each of which passes it on or answers it; whatever is refused is
 * answered in the shape of its path ({@link io.strowger.http.server.ErrorFormats}) and has had no
 * effect.
 *
 * <p>May use dialect, security, limits, Vert.x and Netty. Begin reading at {@link
 * io.strowger.http.server.Connections} for the bytes and {@link
 * io.strowger.http.server.HttpResponses} for the requests.
 */
@NullMarked
package io.strowger.http.server;

import org.jspecify.annotations.NullMarked;
