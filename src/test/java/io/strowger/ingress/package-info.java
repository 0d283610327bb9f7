/** Tests of {@link io.strowger.ingress}. */
@NullMarked
package io.strowger.ingress;

import org.jspecify.annotations.NullMarked;
