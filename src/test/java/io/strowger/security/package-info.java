/** Tests of address ranges. */
@NullMarked
package io.strowger.security;

import org.jspecify.annotations.NullMarked;
