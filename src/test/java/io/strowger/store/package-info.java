/** Tests of {@link io.strowger.store}. */
@NullMarked
package io.strowger.store;

import org.jspecify.annotations.NullMarked;
