/**
 * Public wire formats, one folder each; here the interfaces that they implement and the words that
 * they share.
 *
 * <p>In come bytes or records, out go the others; a dialect knows nothing of HTTP servers, sessions
 * or stores. {@link io.strowger.dialect.ApplicationDialect} asks an application and reads its
 * answer; {@link io.strowger.dialect.NetworkDialect} reads a network's request and writes the
 * screen; {@link io.strowger.dialect.SubmitDialect} submits to a network. What cannot be read is a
 * {@link io.strowger.dialect.WireError}, which each dialect writes in its own shape.
 *
 * <p>May use json and the core. Folders never see each other. Begin reading at {@link
 * io.strowger.dialect.ApplicationDialect}.
 */
@NullMarked
package io.strowger.dialect;

import org.jspecify.annotations.NullMarked;
