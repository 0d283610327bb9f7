/** Tests of {@link io.strowger.access}. */
@NullMarked
package io.strowger.access;

import org.jspecify.annotations.NullMarked;
