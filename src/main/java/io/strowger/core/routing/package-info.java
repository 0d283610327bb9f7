/** Which application a dial string reaches. */
@NullMarked
package io.strowger.core.routing;

import org.jspecify.annotations.NullMarked;
