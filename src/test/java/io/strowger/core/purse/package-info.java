/** Tries the rules of prepaid money by cases, at random, and with rules that are wrong. */
@NullMarked
package io.strowger.core.purse;

import org.jspecify.annotations.NullMarked;
