/** When to try again. */
@NullMarked
package io.strowger.core.retry;

import org.jspecify.annotations.NullMarked;
