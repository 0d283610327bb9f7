/**
 * Who comes in with a bearer credential, and how an access token is had (RFC 6749, RFC 6750;
 * docs/protocols/oneapi.md, "Token").
 *
 * <p>In come {@code Authorization} headers and requests for tokens; out go a {@link
 * io.strowger.security.Principal}, a token, or a refusal in the words of the standard. Tokens show
 * by a keyed hash that they were made here, so that made-up ones never reach the store; those of
 * earlier releases are looked up, a bounded number at once.
 *
 * <p>May use api, http.server, provision, security, limits, json and the store's interfaces. Begin
 * reading at {@code Authenticator} for the way in and {@link io.strowger.api.token.TokenService}
 * for the way to a token.
 */
@NullMarked
package io.strowger.api.token;

import org.jspecify.annotations.NullMarked;
