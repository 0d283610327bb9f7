package io.strowger.store.memory;

import io.strowger.core.model.SessionKey;
import io.strowger.core.session.SessionState;
import org.jspecify.annotations.Nullable;

/** One taken place, linked into the wheel's bucket of its deadline. There are a million of them. */
final class Slot {

    final SessionKey key;

    /** Of the key, spread: most slots that a search meets are told apart without their key. */
    final int hash;

    SessionState state;
    long version;

    /** What the state takes ({@link io.strowger.core.session.Footprint}). */
    int bytes;

    /**
     * The tick at which the wheel looks at this slot; {@link DeadlineWheel#NEVER} when unlinked.
     */
    int armedTick = DeadlineWheel.NEVER;

    @Nullable Slot previous;
    @Nullable Slot next;

    Slot(SessionKey key, SessionState state) {
        this.key = key;
        this.hash = SlotTable.spread(key);
        this.state = state;
    }
}
