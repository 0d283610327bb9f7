package io.strowger.store.memory;

import io.strowger.core.model.SessionKey;
import io.strowger.core.session.SessionState;
import org.jspecify.annotations.Nullable;

/** One taken place, linked into the wheel's bucket of its deadline. There are a million of them. */
final class Slot {

    final SessionKey key;
    SessionState state;
    long version;

    /**
     * The tick at which the wheel looks at this slot; {@link DeadlineWheel#NEVER} when unlinked.
     */
    int armedTick = DeadlineWheel.NEVER;

    @Nullable Slot previous;
    @Nullable Slot next;

    Slot(SessionKey key, SessionState state) {
        this.key = key;
        this.state = state;
    }
}
