/**
 * The rules of verification codes as pure functions: how a code is made and compared, which
 * messages may carry it, and what a guess comes to (docs/protocols/verification.md).
 */
@NullMarked
package io.strowger.core.verify;

import org.jspecify.annotations.NullMarked;
