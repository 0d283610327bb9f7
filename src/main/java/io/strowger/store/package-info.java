/** Where state lives: interfaces whose implementations pass one contract test each. */
@NullMarked
package io.strowger.store;

import org.jspecify.annotations.NullMarked;
