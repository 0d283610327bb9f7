/** How often something may happen, by whom or to whom. */
@NullMarked
package io.strowger.limits;

import org.jspecify.annotations.NullMarked;
