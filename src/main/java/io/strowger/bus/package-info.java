/** Typed event-bus endpoints and the codec that passes records by reference. */
@NullMarked
package io.strowger.bus;

import org.jspecify.annotations.NullMarked;
