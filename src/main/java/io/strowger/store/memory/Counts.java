package io.strowger.store.memory;

import java.util.concurrent.atomic.AtomicLong;

/** How much one part of the store holds; read without its locks. */
final class Counts {

    private final AtomicLong live = new AtomicLong();
    private final AtomicLong places = new AtomicLong();

    void turned(boolean wasLive, boolean isLive) {
        if (wasLive != isLive) {
            live.addAndGet(isLive ? 1 : -1);
        }
    }

    void taken(int more) {
        places.addAndGet(more);
    }

    long live() {
        return live.get();
    }

    long places() {
        return places.get();
    }
}
