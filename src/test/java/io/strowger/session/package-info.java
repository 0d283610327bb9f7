/** Tests of {@link io.strowger.session}. */
@NullMarked
package io.strowger.session;

import org.jspecify.annotations.NullMarked;
