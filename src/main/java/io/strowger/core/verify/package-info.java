/**
 * The rules of verification codes as pure functions: how a code is made and compared, which
 * messages may carry it, and what a guess comes to (code-verification.txt; notes.md,
 * code-verification.txt).
 */
@NullMarked
package io.strowger.core.verify;

import org.jspecify.annotations.NullMarked;
