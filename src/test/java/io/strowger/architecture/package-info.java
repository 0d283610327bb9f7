/**
 * The rules of the house that a test holds, and in {@code planted} a small house that breaks each.
 */
@NullMarked
package io.strowger.architecture;

import org.jspecify.annotations.NullMarked;
