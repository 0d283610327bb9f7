/** Tests of {@link io.strowger.dispatch}. */
@NullMarked
package io.strowger.dispatch;

import org.jspecify.annotations.NullMarked;
