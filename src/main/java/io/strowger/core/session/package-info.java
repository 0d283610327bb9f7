/** The session as a pure function: states, events, effects and the machine between them. */
@NullMarked
package io.strowger.core.session;

import org.jspecify.annotations.NullMarked;
