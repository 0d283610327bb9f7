/** Stores in the memory of one process: the embedded default for what is short-lived. */
@NullMarked
package io.strowger.store.memory;

import org.jspecify.annotations.NullMarked;
