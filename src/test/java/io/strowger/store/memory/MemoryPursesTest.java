package io.strowger.store.memory;

import io.strowger.store.Purses;
import io.strowger.store.PursesContract;

class MemoryPursesTest extends PursesContract {

    private final Purses purses = new MemoryPurses();

    @Override
    protected Purses purses() {
        return purses;
    }
}
