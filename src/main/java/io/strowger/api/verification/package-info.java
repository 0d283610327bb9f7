/**
 * The way in for applications that verify numbers: {@code /1/2fa} (docs/protocols/verification.md).
 *
 * <p>In comes a request for a code, or a guess; out go a message with the code on its way to the
 * subscriber, a verdict, and the answer with its status. The code itself is nowhere kept: the store
 * has its keyed hash, and counts a guess before it is compared.
 *
 * <p>May use api, http.server, bus, dialect, json, limits, provision, security and the store's
 * interfaces. Begin reading at {@link io.strowger.api.verification.VerificationRoutes}, then {@code
 * CodeRequestHandler} and {@code CodeValidationHandler}.
 */
@NullMarked
package io.strowger.api.verification;

import org.jspecify.annotations.NullMarked;
