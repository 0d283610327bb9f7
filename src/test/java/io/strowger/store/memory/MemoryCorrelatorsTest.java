package io.strowger.store.memory;

import io.strowger.store.Correlators;
import io.strowger.store.CorrelatorsContract;

class MemoryCorrelatorsTest extends CorrelatorsContract {

    private final Correlators store = new MemoryCorrelators();

    @Override
    protected Correlators correlators() {
        return store;
    }
}
