/** Guesses at random, held to the invariants of codes, and rules that break each of them. */
@NullMarked
package io.strowger.core.verify.walk;

import org.jspecify.annotations.NullMarked;
