/** Public wire formats, one folder a dialect; here the interfaces that every dialect implements. */
@NullMarked
package io.strowger.dialect;

import org.jspecify.annotations.NullMarked;
