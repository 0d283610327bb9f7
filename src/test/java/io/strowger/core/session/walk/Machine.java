package io.strowger.core.session.walk;

import io.strowger.core.session.SessionEvent;
import io.strowger.core.session.SessionState;
import io.strowger.core.session.Transition;

/** The machine under test, or one with a planted bug. */
@FunctionalInterface
interface Machine {
    Transition on(SessionState state, SessionEvent event, long now);
}
