/** The values that every part of the router speaks in: they check and mask themselves. */
@NullMarked
package io.strowger.core.model;

import org.jspecify.annotations.NullMarked;
