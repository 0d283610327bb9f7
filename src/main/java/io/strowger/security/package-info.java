/**
 * Credentials, keys, signatures, and which addresses may be called.
 *
 * <p>In come secrets, tokens, URLs and addresses of others; out go keyed hashes, sealed texts,
 * judgements. Everything of an installation is derived from one pepper ({@link
 * io.strowger.security.Keys}); what others present to us is kept as a hash, what we present to
 * others is kept sealed, and no secret prints.
 *
 * <p>May use the JDK's cryptography, Netty's address parser and the core. Begin reading at {@link
 * io.strowger.security.Keys}, {@link io.strowger.security.Credential} and {@link
 * io.strowger.security.ForbiddenAddresses}.
 */
@NullMarked
package io.strowger.security;

import org.jspecify.annotations.NullMarked;
