/** Tests of {@link io.strowger.api.push}. */
@NullMarked
package io.strowger.api.push;

import org.jspecify.annotations.NullMarked;
