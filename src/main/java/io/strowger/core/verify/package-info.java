/**
 * The rules of verification codes (docs/protocols/verification.md): how a code is made and
 * compared, which messages may carry it, what a guess comes to.
 *
 * <p>In come random bytes, a code's state, a guess and the time; out go a code, a verdict and the
 * state after it. The order of checks decides what a guesser learns, so it stands in one place.
 *
 * <p>May use the JDK and core.text alone. Begin reading at {@link
 * io.strowger.core.verify.GuessRule} and {@link io.strowger.core.verify.CodeRules}.
 */
@NullMarked
package io.strowger.core.verify;

import org.jspecify.annotations.NullMarked;
