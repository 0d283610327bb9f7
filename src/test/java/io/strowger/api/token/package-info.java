/** Tests of {@link io.strowger.api.token}. */
@NullMarked
package io.strowger.api.token;

import org.jspecify.annotations.NullMarked;
