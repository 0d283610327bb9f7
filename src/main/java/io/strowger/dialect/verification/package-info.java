/**
 * The format of {@code /1/2fa} (docs/protocols/verification.md): requests, answers, the table of
 * statuses, delivery reports.
 *
 * <p>In comes a body; out goes a {@link io.strowger.dialect.verification.CodeRequest} that has
 * passed the rules in their order, or the {@link io.strowger.dialect.verification.Status} of the
 * first that it breaks.
 *
 * <p>May use dialect, json and the core. Begin reading at {@link
 * io.strowger.dialect.verification.RequestRules}; what a request does is in ingress.verification.
 */
@NullMarked
package io.strowger.dialect.verification;

import org.jspecify.annotations.NullMarked;
