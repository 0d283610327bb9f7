/** Tests of the load engine against small servers of their own. */
@NullMarked
package io.strowger.load;

import org.jspecify.annotations.NullMarked;
