/** Tests of {@link io.strowger.bootstrap}. */
@NullMarked
package io.strowger.bootstrap;

import org.jspecify.annotations.NullMarked;
