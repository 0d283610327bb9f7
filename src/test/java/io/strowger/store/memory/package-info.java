/** Tests of {@link io.strowger.store.memory}. */
@NullMarked
package io.strowger.store.memory;

import org.jspecify.annotations.NullMarked;
