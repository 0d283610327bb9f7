/** Tests of {@link io.strowger.core.retry}. */
@NullMarked
package io.strowger.core.retry;

import org.jspecify.annotations.NullMarked;
