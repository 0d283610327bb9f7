/** Walks of a push's money, and machines that are wrong. */
@NullMarked
package io.strowger.core.push;

import org.jspecify.annotations.NullMarked;
